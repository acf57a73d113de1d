import type { Moment } from '#runtime/rehearsal/rehearsal.ts';
import type { FarEndStep } from '#runtime/scenarios/scenario.ts';
import type { FarEndAct } from '#runtime/simulator/phone-input.ts';

type Does = Exclude<FarEndStep, string>;

/** What those did who were rung, each at the place where it became known: whoever was let ring did not answer. */
export function farEndSteps(moments: readonly Moment[]): { place: number; step: { dial: FarEndStep } }[] {
  const rang = moments.flatMap((moment, place) =>
    moment.kind === 'happened' && moment.happening.kind === 'leg-rang'
      ? [{ place, ...moment.happening }]
      : [],
  );
  return rang.flatMap(({ leg, target }) => {
    const acts = moments.flatMap((moment, place) =>
      moment.kind === 'acted' && legOf(moment.input) === leg
        ? [{ place, at: moment.at, input: moment.input }]
        : [],
    );
    const first = acts[0];
    const place = first?.place ?? endOf(moments, leg);
    if (place === null) return [];
    const ringing = rang.filter((other) => other.place < place && !isOver(moments, other.leg, place));
    const does: Does = {
      does: first?.input.kind === 'far-end-acted' ? words[first.input.act] : 'no-answer',
      ...(ringing.length > 1 ? { number: /^\d{7,15}$/.test(target) ? `+${target}` : target } : {}),
      ...keysOf(acts.map(({ input }) => input)),
      ...talkOf(moments, leg, acts),
    };
    return [{ place, step: { dial: Object.keys(does).length === 1 ? does.does : does } }];
  });
}

type Input = Extract<Moment, { kind: 'acted' }>['input'];

function legOf(input: Input): number | null {
  if (input.kind === 'far-end-acted') return input.leg;
  return 'by' in input && input.by !== 'caller' ? Number(input.by.slice('leg:'.length)) : null;
}

function keysOf(inputs: readonly Input[]): { presses?: string } {
  const keys = inputs.map((input) => (input.kind === 'keys-pressed' ? input.keys : '')).join('');
  return keys === '' ? {} : { presses: keys };
}

/** Seconds of talk, when it was the far end that hung up. */
function talkOf(
  moments: readonly Moment[],
  leg: number,
  acts: readonly { at: number; input: Input }[],
): { talks?: number } {
  const hungUp = acts.find(({ input }) => input.kind === 'hung-up');
  const connected = moments.find(
    (moment) =>
      moment.kind === 'happened' && moment.happening.kind === 'connected' && moment.happening.leg === leg,
  );
  if (hungUp === undefined || connected?.kind !== 'happened') return {};
  return { talks: Math.round((hungUp.at - connected.happening.at) / 1_000) };
}

/** Where a leg ended that nobody did anything about; null when it did not, or ended because the call did. */
function endOf(moments: readonly Moment[], leg: number): number | null {
  const place = moments.findIndex((moment) => isEnd(moment, leg));
  const end = moments[place];
  const byItself =
    end?.kind === 'happened' && end.happening.kind === 'leg-ended' && end.happening.status === 'no-answer';
  return byItself ? place : null;
}

function isOver(moments: readonly Moment[], leg: number, place: number): boolean {
  return moments.slice(0, place).some((moment) => isEnd(moment, leg));
}

function isEnd(moment: Moment, leg: number): boolean {
  return moment.kind === 'happened' && moment.happening.kind === 'leg-ended' && moment.happening.leg === leg;
}

const words: Readonly<Record<FarEndAct, Does['does']>> = {
  answers: 'answers',
  'is-busy': 'busy',
  rejects: 'rejects',
  'does-not-answer': 'no-answer',
  fails: 'fails',
  'machine-answers': 'machine',
};
