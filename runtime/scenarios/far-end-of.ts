import type { Moment } from '#runtime/rehearsal/rehearsal.ts';
import type { Happening } from '#runtime/simulator/happening.ts';
import type { ScenarioStep } from './scenario.ts';
import { withPlus } from './with-plus.ts';

/** What somebody did who was rung, as a step; null for one who did nothing before it was over. */
export function farEndOf(moments: readonly Moment[], leg: number, target: string): ScenarioStep | null {
  const own = happeningsOf(moments, leg);
  const answered = own.find((happening) => happening.kind === 'leg-answered');
  const ended = own.find((happening) => happening.kind === 'leg-ended');
  const number = withPlus(target);
  if (!answered) {
    const does = ended?.kind === 'leg-ended' ? failures[ended.status] : null;
    return does ? { dial: { does, number } } : null;
  }
  if (answered.kind === 'leg-answered' && answered.by === 'machine')
    return { dial: { does: 'machine', number } };
  const keys = own.map((happening) => (happening.kind === 'keys-pressed' ? happening.keys : '')).join('');
  const presses = keys === '' ? {} : { presses: keys.slice(0, 64) };
  return { dial: { does: 'answers', number, ...presses, ...talk(moments, own) } };
}

const failures = {
  busy: 'busy',
  'no-answer': 'no-answer',
  rejected: 'rejects',
  failed: 'fails',
  // The caller or the flow ended it, or somebody else took the call.
  canceled: null,
  completed: null,
} as const;

/** How long they talked, where it was the far end that hung up. */
function talk(moments: readonly Moment[], own: readonly Happening[]): { talks?: number } {
  const connected = own.find((happening) => happening.kind === 'connected');
  const ended = own.find((happening) => happening.kind === 'leg-ended');
  if (!connected || !ended) return {};
  const byCaller = moments.some(
    (moment) =>
      moment.kind === 'acted' &&
      moment.at === ended.at &&
      ((moment.input.kind === 'hung-up' && moment.input.by === 'caller') || isByCaller(moment.input)),
  );
  return byCaller ? {} : { talks: (ended.at - connected.at) / 1_000 };
}

function isByCaller(input: Extract<Moment, { kind: 'acted' }>['input']): boolean {
  return input.kind === 'keys-pressed' && input.by === 'caller';
}

function happeningsOf(moments: readonly Moment[], leg: number): Happening[] {
  return moments.flatMap((moment): Happening[] => {
    if (moment.kind !== 'happened') return [];
    const { happening } = moment;
    const isOwn =
      'leg' in happening ? happening.leg === leg : 'party' in happening && happening.party === `leg:${leg}`;
    return isOwn ? [happening] : [];
  });
}
