import type { RehearsalInput } from '#runtime/rehearsal/rehearsal.ts';
import { nextInput } from './next-input.ts';
import type { Stage, Standing } from './stage.ts';

/** Returns why it could not be done, '' when it was. */
export type Passing = Generator<RehearsalInput, string, Standing>;

/**
 * Time passes until the caller has something to do: prompts play out, people who are rung do as the scenario says. Who hears nothing for half a minute may
 * do something too.
 */
export function* settle(stage: Stage): Passing {
  let silentSince = Number.POSITIVE_INFINITY;
  for (let events = 0; events < mostEvents; events++) {
    const input = nextInput(stage, { heedsCaller: true });
    const { at } = stage.standing;
    silentSince = hearsNothing(stage) ? Math.min(silentSince, at) : Number.POSITIVE_INFINITY;
    if (!input || at - silentSince >= longestSilence) return '';
    stage.standing = yield input;
  }
  return endless;
}

/** Milliseconds after which a caller who hears nothing may do something. */
export const longestSilence = 30_000;

function hearsNothing({ standing: { situation } }: Stage): boolean {
  const caller = situation.parties.find(({ party }) => party === 'caller');
  if (!caller || situation.ended || caller.talksWith !== null) return false;
  return caller.hears === null || caller.hears.kind === 'silence';
}

/** So many seconds pass, whatever the caller is asked for. */
export function* wait(stage: Stage, seconds: number): Passing {
  const until = stage.standing.at + seconds * 1_000;
  for (let events = 0; events < mostEvents; events++) {
    const { at, situation, lookUps } = stage.standing;
    if (at >= until || situation.ended) return '';
    const input = nextInput(stage, { heedsCaller: false });
    if (!input && lookUps.length > 0) return '';
    const isLater = !input || (input.kind === 'time-passed' && input.to > until);
    stage.standing = yield isLater ? { kind: 'time-passed', to: until } : input;
  }
  return endless;
}

/** The caller does nothing until what the call waited for is over: the provider asks how to go on. */
export function* staySilent(stage: Stage): Passing {
  const before = stage.standing.moments.length;
  for (let events = 0; events < mostEvents; events++) {
    const input = nextInput(stage, { heedsCaller: false });
    if (!input) return '';
    stage.standing = yield input;
    const news = stage.standing.moments.slice(before);
    if (news.some((moment) => moment.kind === 'turn' && moment.turn.request?.notice === false)) return '';
  }
  return endless;
}

/** A call that goes on for so many events without its caller is in a circle. */
const mostEvents = 1_000;
const endless = 'The call goes on and on without the caller doing anything.';
