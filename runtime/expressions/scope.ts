import type { FlowVariable } from '#runtime/contract/flow.ts';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { hasSecret, reveal } from '#runtime/contract/secret.ts';
import type { CallState } from '#runtime/contract/state.ts';
import { parsePhone } from './phone.ts';
import { isoInZone } from './time.ts';

/** The parts of a call that templates may read. */
export type ScopeState = Pick<
  CallState,
  'id' | 'provider' | 'call' | 'startedAt' | 'language' | 'vars' | 'steps' | 'recordings'
>;

export type ScopeInput = {
  state: ScopeState;
  /** Declared ones that the call has not set yet read as their initial value. */
  variables: readonly FlowVariable[];
  /** Milliseconds since 1970. */
  now: number;
  timeZone: string;
  /** Country (ISO 3166-1 alpha-2) of phone numbers without +. */
  country: string;
  secrets: Readonly<Record<string, string>>;
  /** More top-level names, for one text; they don't hide the call's own. */
  values?: JsonObject;
};

/**
 * The names that templates and conditions see: `caller`, `called`, `call`, `now`, `vars` and `steps`. Reading a secret
 * gives its real text and sets `touched.secret`; whoever renders sets it back first.
 */
export type Scope = {
  /** The value of a name that stands alone or first; undefined for one that nobody has. */
  read: (name: string) => Json | undefined;
  /** All of them as one object, each made when it is read. Costs more than it looks: V8 makes a class for every object with getters of its own, which keeps what they can see alive. */
  names: () => object;
  now: number;
  timeZone: string;
  country: string;
  language: string;
  touched: { secret: boolean };
};

type ScopeName = 'caller' | 'called' | 'call' | 'now' | 'vars' | 'steps';

export function createScope(input: ScopeInput): Scope {
  const { state, now, timeZone, country } = input;
  const touched = { secret: false };
  const plain = Object.keys(input.secrets).length === 0;
  const open = (value: Json) => (plain ? value : guard(value, { secrets: input.secrets, touched }));
  // Made when they are first read: a text reads one or two of them.
  const made: { [name in ScopeName]?: Json } = {};
  let values: Json | undefined;
  const read = (name: string): Json | undefined => {
    if (isScopeName(name)) {
      made[name] ??= open(makers[name](input));
      return made[name];
    }
    values ??= open(input.values ?? {});
    // Read from the guarded object each time, so that a secret in it is noted each time.
    return isObject(values) && Object.hasOwn(values, name) ? values[name] : undefined;
  };
  const names = (): object => {
    const all = new Set([...Object.keys(makers), ...Object.keys(input.values ?? {})]);
    const object = {};
    for (const name of all) Object.defineProperty(object, name, { get: () => read(name), enumerable: true });
    return object;
  };
  return { read, names, now, timeZone, country, language: state.language, touched };
}

const makers: Readonly<Record<ScopeName, (input: ScopeInput) => Json>> = {
  caller: callerOf,
  called: ({ state, country }) => addressOf(state.call.to, country),
  call: callOf,
  now: ({ now, timeZone }) => isoInZone(now, timeZone),
  vars: variablesOf,
  steps: ({ state }) => stepsOf(state),
};

function isScopeName(name: string): name is ScopeName {
  return Object.hasOwn(makers, name);
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The names a template may begin with, and the fields of those whose fields are fixed. */
export const scopeNames: Readonly<Record<string, readonly string[] | null>> = {
  caller: ['number', 'known', 'country', 'name', 'details'],
  called: ['number', 'known', 'country'],
  call: [
    'id',
    'provider',
    'provider_id',
    'from',
    'to',
    'direction',
    'language',
    'started_at',
    'seconds',
    'forwarded_from',
    'recording_url',
    'details',
  ],
  now: [],
  vars: null,
  steps: null,
};

function callerOf({ state, country }: ScopeInput): JsonObject {
  const { call } = state;
  return { ...addressOf(call.from, country), name: call.callerName, details: call.details };
}

/** `known` is no for hidden numbers and for callers without one (apps, SIP). */
function addressOf(address: string, country: string): JsonObject {
  const phone = parsePhone(address, country);
  return { number: address, known: phone !== null, country: phone?.country ?? '' };
}

function callOf({ state, now, timeZone }: ScopeInput): JsonObject {
  const { call } = state;
  return {
    id: state.id,
    provider: state.provider,
    provider_id: call.providerCallId,
    from: call.from,
    to: call.to,
    direction: call.direction,
    language: state.language,
    started_at: isoInZone(state.startedAt, timeZone),
    seconds: Math.max(0, Math.floor((now - state.startedAt) / 1_000)),
    forwarded_from: call.forwardedFrom,
    recording_url: recordingFields(state, '')['recording_url'] ?? '',
    details: call.details,
  };
}

function variablesOf({ state, variables }: ScopeInput): JsonObject {
  // A call has all of them from its start, unless its flow went on in another.
  if (variables.every(({ name }) => Object.hasOwn(state.vars, name))) return state.vars;
  const initial = Object.fromEntries(variables.map(({ name, initial }) => [name, initial]));
  return { ...initial, ...state.vars };
}

/** Results by step, with what came in later of the step's recording. */
function stepsOf(state: ScopeState): JsonObject {
  const late = new Set(Object.values(state.recordings).map(({ step }) => step));
  if (late.size === 0) return state.steps;
  const merged = Object.entries(state.steps).map(([slug, result]) => [
    slug,
    late.has(slug) ? { ...result, ...recordingFields(state, slug) } : result,
  ]);
  return Object.fromEntries(merged);
}

/** Of the last recording that a step (or, with '', the call) made. */
function recordingFields(state: ScopeState, step: string): JsonObject {
  const last = Object.values(state.recordings).findLast((recording) => recording.step === step);
  if (last === undefined) return {};
  return {
    recording: last.id,
    ...(last.url === '' ? {} : { recording_url: last.url }),
    ...(last.seconds === null ? {} : { recording_seconds: last.seconds }),
    recording_status: last.status,
    transcript: last.transcript ?? '',
  };
}

type Watch = { secrets: Readonly<Record<string, string>>; touched: { secret: boolean } };

/** The value itself when it holds no secret; else a copy whose secrets are opened, and noted, when they are read. */
function guard(value: Json, watch: Watch): Json {
  if (value === null || typeof value !== 'object' || !hasSecret(value)) return value;
  const copy: Json[] | JsonObject = Array.isArray(value) ? [] : {};
  for (const [key, item] of Object.entries(value)) {
    const secret = typeof item === 'string' && hasSecret(item);
    const guarded = guard(item, watch);
    const get = () => {
      if (!secret) return guarded;
      watch.touched.secret = true;
      return reveal(item, watch.secrets);
    };
    // Defined and not assigned: a key named `__proto__` must stay a plain key.
    Object.defineProperty(copy, key, { get, enumerable: true });
  }
  return copy;
}
