import type { Effect } from '#runtime/contract/effect.ts';
import type { CallEvent } from '#runtime/contract/event.ts';
import type { Json } from '#runtime/contract/json.ts';
import type { Emulation } from '#runtime/contract/provider.ts';
import type { CallState } from '#runtime/contract/state.ts';
import type { Need } from '#runtime/contract/step-result.ts';
import type { TraceEntry } from '#runtime/contract/trace.ts';
import type { CallSetup } from '#runtime/simulator/call-setup.ts';
import type { Happening, PhoneRequest } from '#runtime/simulator/happening.ts';
import type { PhoneInput } from '#runtime/simulator/phone-input.ts';
import type { VirtualCall } from '#runtime/simulator/virtual-provider.ts';

/** A call of a flow on a virtual provider: the same engine, parser and renderer as a real one. Plain JSON, never changed once made. */
export type Rehearsal = {
  setup: RehearsalSetup;
  phone: VirtualCall;
  /** null until the first webhook was answered. */
  call: CallState | null;
  /** In order of time; a later rehearsal of the same call has the earlier one's moments first. */
  moments: Moment[];
  /** Look-ups without a rule: the caller of `rehearse` answers them with `look-up-ended`. */
  lookUps: PendingLookUp[];
};

export type RehearsalSetup = {
  provider: string;
  call: Omit<CallSetup, 'addresses' | 'seed'>;
  seed: string;
  /** In place of the flow's own language; '' leaves it. */
  language: string;
  /** Put over the flow's own first values. */
  variables: Record<string, Json>;
};

export type RehearsalInput =
  | Exclude<PhoneInput, { kind: 'replied' | 'request-failed' | 'commanded' }>
  | { kind: 'look-up-ended'; id: string; result: { ok: true; value: Json } | { ok: false; error: string } };

export type PendingLookUp = { id: string; step: string; need: Need };

export type Moment =
  | { kind: 'happened'; happening: Happening }
  | { kind: 'turn'; at: number; turn: RehearsalTurn }
  | { kind: 'effect'; at: number; effect: Effect };

export type RehearsalTurn = {
  /** From 1. */
  number: number;
  request: PhoneRequest;
  reply: { status: number; contentType: string; body: string };
  event: CallEvent | null;
  trace: TraceEntry[];
  emulations: Emulation[];
  /** As it was after the turn. */
  state: CallState;
};
