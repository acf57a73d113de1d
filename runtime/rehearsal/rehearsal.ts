import type { Effect } from '#runtime/contract/effect.ts';
import type { CallEvent, LookUpResult, WebhookEvent } from '#runtime/contract/event.ts';
import type { Json } from '#runtime/contract/json.ts';
import type { Emulation } from '#runtime/contract/provider.ts';
import type { CallState } from '#runtime/contract/state.ts';
import type { Need, Turn } from '#runtime/contract/step-result.ts';
import type { TraceEntry } from '#runtime/contract/trace.ts';
import type { LookUpAnswer } from '#runtime/scenarios/scenario.ts';
import type { CallSetup } from '#runtime/simulator/call-setup.ts';
import type { Happening, PhoneRequest } from '#runtime/simulator/happening.ts';
import type { PhoneInput } from '#runtime/simulator/phone-input.ts';
import type { VirtualCall } from '#runtime/simulator/virtual-provider.ts';
import type { VirtualQueue } from './virtual-queue.ts';

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
  /** What the application has begun and not ended: for `rehearse` alone. */
  work: RehearsalWork;
};

export type RehearsalSetup = {
  provider: string;
  call: Omit<CallSetup, 'addresses' | 'seed'>;
  seed: string;
  /** In place of the flow's own language; '' leaves it. */
  language: string;
  /** Put over the flow's own first values; a name that the flow does not know is left out. */
  variables: Record<string, Json>;
};

export type RehearsalInput =
  | Exclude<PhoneInput, { kind: 'replied' | 'request-failed' | 'commanded' }>
  | { kind: 'look-up-ended'; id: string; result: LookUpResult }
  /** What the next look-up will find, or the next of the step with this name. */
  | { kind: 'look-up-planned'; step?: string; finds: LookUpAnswer };

/** `step` is the name of the step that asks; the need is as the engine asked for it, its secrets tokens. */
export type PendingLookUp = { id: string; step: string; need: Need };

export type Moment =
  | { kind: 'happened'; happening: Happening }
  /** What somebody did, time apart; what came of it follows. */
  | { kind: 'acted'; at: number; input: Exclude<RehearsalInput, { kind: 'time-passed' | 'look-up-ended' }> }
  | { kind: 'turn'; at: number; turn: RehearsalTurn }
  | { kind: 'looked-up'; at: number; lookUp: PendingLookUp; result: LookUpResult }
  /** Secrets in it are tokens. */
  | { kind: 'effect'; at: number; effect: Effect };

export type RehearsalTurn = {
  /** From 1. */
  number: number;
  /** What asked for it; null for news that no webhook brings: a look-up beside the call or an effect has ended. */
  request: PhoneRequest | null;
  /** null without a request. */
  reply: RehearsalReply | null;
  event: CallEvent | null;
  /** `unchanged`: a request that changes nothing. `failed`: it could not be taken, and the caller hears the fallback. */
  result: 'answered' | 'repeated' | 'unchanged' | 'fact' | 'ignored' | 'failed';
  trace: TraceEntry[];
  emulations: Emulation[];
  /** As it was after the turn. */
  state: CallState;
};

export type RehearsalReply = { status: number; contentType: string; body: string };

export type RehearsalWork = {
  /** Turns and events so far. */
  turns: number;
  events: number;
  /** A turn whose reply waits for look-ups; other requests wait behind it. */
  turn: OpenTurn | null;
  background: BackgroundLookUps[];
  /** Timers of the flow: the effect's id, and when it is due in milliseconds of the call. */
  timers: { effect: string; due: number }[];
  /** Answers to look-ups to come. */
  planned: { step?: string; finds: LookUpAnswer }[];
  /** Where the caller stands who waits in a queue of Ringtree's own. */
  queue: VirtualQueue | null;
};

export type OpenTurn = {
  request: PhoneRequest;
  event: WebhookEvent;
  turn: Turn;
  round: number;
  /** Of this round, by the need's id. */
  results: Record<string, LookUpResult>;
};

export type BackgroundLookUps = { key: string; needs: Need[]; results: Record<string, LookUpResult> };
