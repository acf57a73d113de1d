import { canonical } from '#runtime/contract/canonical.ts';
import type { CallEvent } from '#runtime/contract/event.ts';
import type { Play } from './play.ts';
import type { Moment, RehearsalReply } from './rehearsal.ts';

/** The reply to the same answer, as it left; null when nobody gave this one. */
export function sentBefore({ earlier, moments }: Play, event: CallEvent): RehearsalReply | null {
  const key = keyOf(event);
  const isSame = (moment: Moment): boolean =>
    moment.kind === 'turn' &&
    moment.turn.result === 'answered' &&
    moment.turn.event !== null &&
    keyOf(moment.turn.event) === key;
  const found = moments.findLast(isSame) ?? earlier.findLast(isSame);
  return found?.kind === 'turn' ? found.turn.reply : null;
}

/** The same for two events that are one, as `lib/calls/event-key.ts` has it. */
function keyOf(event: CallEvent): string {
  const { at, seed, ...content } = event;
  return canonical(content);
}
