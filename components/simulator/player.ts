import { createStore } from 'zustand';
import { type Act, act } from '#components/simulator/model/act.ts';
import { goOn } from '#components/simulator/model/go-on.ts';
import type { Rehearser } from '#components/simulator/model/rehearser.ts';
import type { Rehearsal, RehearsalSetup } from '#runtime/rehearsal/rehearsal.ts';

export const speeds = ['real-time', 'fast', 'step-by-step'] as const;
export type Speed = (typeof speeds)[number];

/** A call that is tried, with all states it passed through. */
export type Player = {
  /** Every state, the last is where the call is; empty before the first call. */
  states: readonly Rehearsal[];
  /** Turn that is looked back at; null shows where the call is. */
  lookedAt: number | null;
  speed: Speed;
  /** What this call is, when it was played elsewhere: a test that fails, a finding. */
  about: About | null;
  /** Counts calls, so that what belongs to one begins anew with the next. */
  calls: number;
  call: (rehearser: Rehearser, setup: RehearsalSetup) => void;
  /** A call that was played elsewhere, to be looked at and gone on with. */
  open: (states: readonly Rehearsal[], about: About | null) => void;
  /** While an earlier turn is looked at, the call goes on from there: what came later is dropped. */
  act: (rehearser: Rehearser, done: Act) => void;
  /** Real time has passed: to this moment of the call, in milliseconds. */
  passTo: (rehearser: Rehearser, at: number) => void;
  /** One event further. */
  next: (rehearser: Rehearser) => void;
  lookAt: (turn: number | null) => void;
  /** A call that is made fast runs on at once to where somebody can do something. */
  setSpeed: (rehearser: Rehearser, speed: Speed) => void;
  close: () => void;
};

export type About = { tone: 'quiet' | 'warning' | 'error'; text: string };

export type PlayerStore = ReturnType<typeof createPlayer>;

/** A store per handset: a page may show more than one. */
export function createPlayer(speed: Speed = 'real-time') {
  return createStore<Player>()((set, get) => {
    const goOnFrom = (rehearser: Rehearser, before: readonly Rehearsal[], more: readonly Rehearsal[]) => {
      const states = [...before, ...more];
      const last = states.at(-1);
      const further = last && get().speed === 'fast' ? goOn(rehearser, last, 'somebody-waits') : [];
      set({ states: thin([...states, ...further]), lookedAt: null });
    };
    return {
      states: [],
      lookedAt: null,
      speed,
      calls: 0,
      about: null,
      call: (rehearser, setup) => {
        set(({ calls }) => ({ calls: calls + 1, about: null }));
        goOnFrom(rehearser, [], [rehearser.begin(setup)]);
      },
      open: (states, about) =>
        set(({ calls }) => ({
          states: thin(states),
          lookedAt: null,
          about,
          calls: calls + 1,
          speed: 'fast',
        })),
      act: (rehearser, done) => {
        const before = statesUntil(get());
        const now = before.at(-1);
        if (now !== undefined) goOnFrom(rehearser, before, act(rehearser, now, done));
      },
      passTo: (rehearser, at) => {
        const { states, lookedAt } = get();
        const now = states.at(-1);
        if (now === undefined || lookedAt !== null) return;
        const further = goOn(rehearser, now, { at });
        if (further.length > 0) set({ states: thin([...states, ...further]) });
      },
      next: (rehearser) => {
        const before = statesUntil(get());
        const now = before.at(-1);
        if (now !== undefined)
          set({ states: thin([...before, ...goOn(rehearser, now, 'next')]), lookedAt: null });
      },
      lookAt: (turn) => set({ lookedAt: turn }),
      setSpeed: (rehearser, wanted) => {
        set({ speed: wanted });
        const { states, lookedAt } = get();
        if (wanted === 'fast' && lookedAt === null && states.length > 0) goOnFrom(rehearser, states, []);
      },
      close: () => set({ states: [], lookedAt: null, about: null }),
    };
  });
}

/** Stands in until there is a handset. */
export const nothingPlayed: PlayerStore = createPlayer();

/** The states up to the turn that is looked at. */
export function statesUntil({ states, lookedAt }: Pick<Player, 'states' | 'lookedAt'>): readonly Rehearsal[] {
  if (lookedAt === null) return states;
  const until = states.findLastIndex((state) => turnsOf(state) <= lookedAt && !answersLast(state));
  return states.slice(0, Math.max(1, until + 1));
}

/** Somebody has done something since the last turn: going back must come before that. */
function answersLast({ moments }: Rehearsal): boolean {
  const since = moments.slice(moments.findLastIndex(({ kind }) => kind === 'turn') + 1);
  return since.some(({ kind }) => kind === 'acted');
}

export function turnsOf({ moments }: Rehearsal): number {
  const last = moments.findLast((moment) => moment.kind === 'turn');
  return last?.kind === 'turn' ? last.turn.number : 0;
}

/** Of states in a row in which nothing happened only the last is kept. */
function thin(states: readonly Rehearsal[]): Rehearsal[] {
  return states.filter(
    (state, place) =>
      place === states.length - 1 || states[place + 1]?.moments.length !== state.moments.length,
  );
}
