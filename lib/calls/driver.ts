import { performance } from 'node:perf_hooks';
import type { CallName, CallRow } from '#lib/database/call-rows.ts';
import type { Render } from '#runtime/contract/provider.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import { type Step, step } from '#runtime/engine/step.ts';
import { runInBackground } from './background-look-ups.ts';
import { createCallCache, providerKey } from './call-cache.ts';
import { createCallQueue } from './call-queue.ts';
import { driveTurn, type TurnParts, type TurnReply, type TurnRequest } from './drive-turn.ts';
import type { LookUps } from './look-ups.ts';
import { createPrograms } from './programs.ts';
import { createResources } from './resources.ts';
import { createStore, type StoreParts } from './store.ts';
import { TurnError } from './turn-error.ts';
import { uuidv7 } from './uuid.ts';

/** Takes the turns of all calls in this process. */
export type Driver = {
  /** A stored call, maybe as it was a moment ago; undefined when there is none. Rejects with `database`. */
  find: (name: CallName) => Promise<CallRow | undefined>;
  /** Rejects with `TurnError`. A turn that did not begin within `turnTimeoutMs` of its arrival is not begun, unless it is a fact. */
  drive: (request: TurnRequest) => Promise<TurnReply>;
  /** Resolves when no turn is under way. */
  idle: () => Promise<void>;
};

export type DriverParts = StoreParts & {
  fallback: Resources['fallback'];
  render: (provider: string) => Render;
  turnTimeoutMs: number;
  committed?: TurnParts['committed'];
  lookUps?: LookUps;
  step?: Step;
  /** In place of `uuidv7`. */
  newCallId?: TurnParts['newCallId'];
};

export function createDriver(parts: DriverParts): Driver {
  const store = createStore(parts);
  const cache = createCallCache(mostCached);
  const queue = createCallQueue({ most: mostTurns, mostPerCall: mostTurnsPerCall });
  const turnParts: TurnParts = {
    store,
    cache,
    step: parts.step ?? step,
    lookUps: parts.lookUps ?? {},
    programs: createPrograms(store),
    resources: createResources(store, parts.fallback),
    secrets: parts.secrets,
    render: parts.render,
    committed: parts.committed ?? (() => undefined),
    newCallId: parts.newCallId ?? uuidv7,
    startLookUps: (started) => void runInBackground(started, parts.lookUps ?? {}, drive),
  };
  const drive: Driver['drive'] = (request) =>
    queue.run(providerKey(request), () => {
      const isLate = performance.now() > request.arrivedAt + parts.turnTimeoutMs;
      // The caller was told something else by now; a fact stays a fact.
      if (isLate && request.event.class !== 'fact') return Promise.reject(new TurnError('too-slow'));
      return driveTurn(turnParts, request);
    });
  return {
    find: async (name) => {
      const known = cache.get(name);
      if (known) return known;
      const call = await store.call(name);
      if (call) cache.put(call);
      return call;
    },
    drive,
    idle: queue.idle,
  };
}

/** Calls kept, some 2 kB each; at times twice as many. */
const mostCached = 2_500;
/** Turns that run or wait; more than this process could do before their time is over. */
const mostTurns = 5_000;
const mostTurnsPerCall = 50;
