import { reveal } from '#runtime/contract/secret.ts';
import type { CallState } from '#runtime/contract/state.ts';
import type { Moment } from '#runtime/rehearsal/rehearsal.ts';
import { heard } from './heard.ts';
import type { ScenarioOutcome } from './scenario-result.ts';
import { withPlus } from './with-plus.ts';

/** The story of a call as a person would read it. */
export function callOutcome(moments: readonly Moment[], call: CallState | null): ScenarioOutcome {
  return { heard: heard(moments), rung: rung(moments), sent: sent(moments, call), ending: ending(moments) };
}

/** Numbers and addresses that were rung, in order. */
export function rung(moments: readonly Moment[]): string[] {
  return moments.flatMap((moment) =>
    moment.kind === 'happened' && moment.happening.kind === 'leg-rang'
      ? [withPlus(moment.happening.target)]
      : [],
  );
}

/** Text messages, with what was secret in the call. */
export function sent(moments: readonly Moment[], call: CallState | null): ScenarioOutcome['sent'] {
  return moments.flatMap((moment) => {
    if (moment.kind !== 'effect' || moment.effect.kind !== 'send-message') return [];
    const { to, text } = reveal(moment.effect, call?.secrets ?? {});
    return [{ to, text }];
  });
}

/** How the call ended; a call that its flow ended after something broke has ended by an error. */
export function ending(moments: readonly Moment[]): ScenarioOutcome['ending'] {
  const last = moments.findLast(
    (moment) => moment.kind === 'happened' && moment.happening.kind === 'call-ended',
  );
  if (last?.kind !== 'happened' || last.happening.kind !== 'call-ended') return 'open';
  const { by, status } = last.happening;
  if (by === 'caller') return 'by-caller';
  if (by === 'application' && status !== 'completed') return 'rejected';
  const broke = moments.some(
    (moment) =>
      moment.kind === 'turn' &&
      (moment.turn.result === 'failed' || moment.turn.trace.some(({ failed }) => failed)),
  );
  return broke || by === 'provider' ? 'by-error' : 'by-flow';
}
