import type { Moment } from '#runtime/rehearsal/rehearsal.ts';
import type { Happening } from '#runtime/simulator/happening.ts';
import type { farEndDoes, ScenarioStep } from './scenario.ts';
import { withPlus } from './with-plus.ts';

/** What somebody did who was rung, as a step; null for one who did nothing before it was over. The number is named where several rang at once. */
export function farEndOf(moments: readonly Moment[], leg: number): ScenarioStep | null {
  const own = happeningsOf(moments, leg);
  const rang = own.find((happening) => happening.kind === 'leg-rang');
  const does = deedOf(own);
  if (!does || rang?.kind !== 'leg-rang') return null;
  const number = ringsTogether(moments, leg) ? { number: withPlus(rang.target) } : {};
  const keys = own.map((happening) => (happening.kind === 'keys-pressed' ? happening.keys : '')).join('');
  const presses = keys === '' ? {} : { presses: keys.slice(0, 64) };
  const deed = { does, ...number, ...(does === 'answers' ? { ...presses, ...talk(moments, own) } : {}) };
  return { dial: Object.keys(deed).length === 1 ? does : deed };
}

/** Whether somebody else rang before it was known what this one did. */
function ringsTogether(moments: readonly Moment[], leg: number): boolean {
  const ringing = new Set<number>();
  for (const moment of moments) {
    if (moment.kind !== 'happened') continue;
    const { happening } = moment;
    if (happening.kind === 'leg-rang') ringing.add(happening.leg);
    if (happening.kind === 'leg-answered' || happening.kind === 'leg-ended') ringing.delete(happening.leg);
    if (ringing.has(leg) && ringing.size > 1) return true;
  }
  return false;
}

function deedOf(own: readonly Happening[]): (typeof farEndDoes)[number] | null {
  const answered = own.find((happening) => happening.kind === 'leg-answered');
  if (answered?.kind === 'leg-answered') return answered.by === 'machine' ? 'machine' : 'answers';
  const ended = own.find((happening) => happening.kind === 'leg-ended');
  return ended?.kind === 'leg-ended' ? failures[ended.status] : null;
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
