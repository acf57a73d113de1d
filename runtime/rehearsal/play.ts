import type { Effect } from '#runtime/contract/effect.ts';
import type { FactEvent, Unstamped } from '#runtime/contract/event.ts';
import type { CallState } from '#runtime/contract/state.ts';
import type { Program } from '#runtime/graph/program.ts';
import { providers } from '#runtime/providers/providers.ts';
import type { PhoneInput } from '#runtime/simulator/phone-input.ts';
import type { Situation, VirtualCall, VirtualProvider } from '#runtime/simulator/virtual-provider.ts';
import { virtualProviders } from '#runtime/simulator/virtual-providers.ts';
import type { Moment, PendingLookUp, Rehearsal, RehearsalTurn, RehearsalWork } from './rehearsal.ts';
import type { RehearsalWorld } from './rehearsal-world.ts';
import { seededId } from './seeded-id.ts';
import { setUpProgram } from './set-up-program.ts';

/** A rehearsal while it is being continued: what it holds is replaced and never changed, so that the one it came of stays whole. */
export type Play = {
  readonly world: RehearsalWorld;
  readonly program: Program;
  readonly setup: Rehearsal['setup'];
  /** Our id of the call. */
  readonly callId: string;
  readonly virtual: VirtualProvider;
  readonly provider: (typeof providers)[keyof typeof providers];
  phone: VirtualCall;
  call: CallState | null;
  lookUps: PendingLookUp[];
  work: RehearsalWork;
  /** Those of before, and the new ones. */
  readonly earlier: readonly Moment[];
  readonly moments: Moment[];
  /** What the application does as soon as it has replied. */
  readonly jobs: Job[];
};

export type Job = { kind: 'effect'; effect: Effect } | { kind: 'fact'; fact: Unstamped<FactEvent> };

export function resume(world: RehearsalWorld, rehearsal: Rehearsal): Play {
  const { setup, phone, call, lookUps, work, moments } = rehearsal;
  return { ...sceneOf(world, setup), phone, call, lookUps, work, earlier: moments, moments: [], jobs: [] };
}

/** What stays the same all through a call. Throws for a kind of provider that is not known. */
export function sceneOf(world: RehearsalWorld, setup: Rehearsal['setup']) {
  return {
    world,
    setup,
    program: setUpProgram(world.program, setup),
    callId: seededId(setup.seed),
    virtual: virtualProviderOf(world, setup.provider),
    provider: known(providers, setup.provider),
  };
}

/** Throws for a kind of provider that is not known. */
export function virtualProviderOf(world: RehearsalWorld, provider: string): VirtualProvider {
  return known({ ...virtualProviders, ...world.virtualProviders }, provider);
}

export function finish({ setup, phone, call, lookUps, work, earlier, moments }: Play): Rehearsal {
  return { setup, phone, call, moments: [...earlier, ...moments], lookUps, work };
}

/** Lets the virtual provider take something, and notes what happened. */
export function movePhone(play: Play, input: PhoneInput): void {
  const { call, happenings } = play.virtual.take(play.phone, input);
  play.phone = call;
  for (const happening of happenings) play.moments.push({ kind: 'happened', happening });
}

/** A turn as it is told; before the call has begun there is none. */
export function noteTurn(
  play: Play,
  told: Pick<RehearsalTurn, 'request' | 'reply'> & Partial<RehearsalTurn>,
): void {
  if (!play.call) return;
  const number = play.work.turns + 1;
  play.work = { ...play.work, turns: number };
  const quiet = { event: null, result: 'ignored' } as const;
  const turn: RehearsalTurn = { ...quiet, trace: [], emulations: [], ...told, number, state: play.call };
  play.moments.push({ kind: 'turn', at: play.phone.at, turn });
}

export function phoneSituation({ virtual, phone }: Pick<Play, 'virtual' | 'phone'>): Situation {
  return virtual.situation(phone);
}

function known<Item>(table: Readonly<Record<string, Item>>, name: string): Item {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined) throw new Error(`No provider of the kind "${name}" is known`);
  return found;
}
