import type { CallSetup } from '#runtime/simulator/call-setup.ts';
import type { Happening, HappeningBody, PhoneRequest } from '#runtime/simulator/happening.ts';
import type { Party } from '#runtime/simulator/party.ts';
import type { FarEndAct, PhoneInput } from '#runtime/simulator/phone-input.ts';
import type { VirtualProvider } from '#runtime/simulator/virtual-provider.ts';
import { VirtualPhone } from './virtual-phone.ts';

/** A rule of a provider's call engine: what an application answers, what people do, and what must come of it. */
export type ConformanceCase = {
  /** The rule as a sentence without its subject, e.g. `ends the call after the last element`. */
  rule: string;
  /** Where the rule stands: a page of the provider's documentation, or file and place in its SDK. */
  source: string;
  /** By path; of a list each request takes the next, and the last one again and again. An unlisted path gets an empty 200. */
  documents: Record<string, Answer | Answer[]>;
  setup?: Partial<CallSetup>;
  /** In order; afterwards time runs on until nothing is left to happen, or for four hours. */
  does?: Doing[];
  /** Found in this order among what happened, other things between them. */
  tells: Expected[];
  /** Never happens. */
  never?: Expected[];
};

/** A text is a 200 of XML. */
export type Answer =
  | string
  | { status: number; body?: string; contentType?: string; location?: string }
  | { fails: 'timeout' | 'connection' };

export type Doing = { passes: number } | { until: HappeningBody['kind'] } | { input: PhoneInput };

/** A happening that has at least these fields; `at` is in seconds. */
export type Expected = { kind: HappeningBody['kind']; at?: number; [field: string]: unknown };

export const application = 'https://app.test';

/** Plays one case; returns what is wrong with it, '' for nothing. */
export function playCase(
  provider: VirtualProvider,
  { documents, setup, does = [], tells, never = [] }: ConformanceCase,
): string {
  const phone = new VirtualPhone(provider, { ...ordinaryCall, ...setup }, answerFrom(documents));
  for (const doing of does) {
    if ('passes' in doing) phone.wait(doing.passes);
    else if ('until' in doing) phone.waitFor(doing.until);
    else phone.take(doing.input);
  }
  phone.finish();
  const wrong = [...missing(phone.happenings, tells), ...unwanted(phone.happenings, never)];
  return wrong.length === 0 ? '' : [...wrong, 'What happened:', ...phone.happenings.map(line)].join('\n');
}

export const ordinaryCall: CallSetup = {
  addresses: { voice: `${application}/answer`, status: `${application}/status`, fallback: '' },
  from: '+12125550100',
  to: '+14155550199',
  callerName: '',
  startedAt: Date.UTC(2026, 9, 20, 9),
  seed: 'conformance',
  farEnds: [],
  audio: {},
  otherAudio: 2_000,
};

function answerFrom(documents: ConformanceCase['documents']) {
  const asked = new Map<string, number>();
  return ({ url }: PhoneRequest): Exclude<Answer, string> => {
    const path = new URL(url).pathname;
    const listed = [documents[path] ?? { status: 200 }].flat();
    const turn = asked.get(path) ?? 0;
    asked.set(path, turn + 1);
    const answer = listed[Math.min(turn, listed.length - 1)] ?? { status: 200 };
    return typeof answer === 'string' ? { status: 200, body: answer } : answer;
  };
}

function missing(happenings: readonly Happening[], tells: readonly Expected[]): string[] {
  let from = 0;
  for (const expected of tells) {
    const index = happenings.findIndex(
      (happening, position) => position >= from && fits(happening, expected),
    );
    if (index < 0) return [`Missing: ${JSON.stringify(expected)}`];
    from = index + 1;
  }
  return [];
}

function unwanted(happenings: readonly Happening[], never: readonly Expected[]): string[] {
  return never
    .filter((expected) => happenings.some((happening) => fits(happening, expected)))
    .map((expected) => `Must not happen: ${JSON.stringify(expected)}`);
}

function fits(happening: Happening, { at, ...fields }: Expected): boolean {
  return (at === undefined || Math.abs(happening.at - at * 1_000) < 1) && holds(happening, fields);
}

/** Objects are compared by the fields that are expected, all else by value; a pattern by its match. */
function holds(value: unknown, expected: unknown): boolean {
  if (expected instanceof RegExp) return typeof value === 'string' && expected.test(value);
  if (typeof expected !== 'object' || expected === null) return value === expected;
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map(Object.entries(value));
  return Object.entries(expected).every(([name, field]) => holds(fields.get(name), field));
}

function line({ at, ...what }: Happening): string {
  return `  ${(at / 1_000).toFixed(3)} ${JSON.stringify(what)}`;
}

/** A document of these elements; `{app}` in it is the application's address. */
export function response(elements: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${elements.replaceAll('{app}', application)}</Response>`;
}

// What people do.
export const passes = (seconds: number): Doing => ({ passes: seconds });
export const until = (kind: HappeningBody['kind']): Doing => ({ until: kind });
export const presses = (keys: string, by: Party = 'caller'): Doing => ({
  input: { kind: 'keys-pressed', by, keys },
});
export const speaks = (text: string, by: Party = 'caller'): Doing => ({
  input: { kind: 'spoken', by, text },
});
export const hangsUp = (by: Party = 'caller'): Doing => ({ input: { kind: 'hung-up', by } });
export const acts = (leg: number, act: FarEndAct): Doing => ({ input: { kind: 'far-end-acted', leg, act } });

// What comes of it; `at` is in seconds.
type More = { at?: number; [field: string]: unknown };
export const asks = (
  path: string,
  parameters: Record<string, string | RegExp | undefined> = {},
  more: More = {},
): Expected => ({
  kind: 'requested',
  url: `${application}${path}`,
  parameters,
  ...more,
});
export const hears = (path: string, more: More = {}): Expected => ({
  kind: 'sound-began',
  party: 'caller',
  sound: { kind: 'audio', url: `${application}${path}` },
  ...more,
});
export const isTold = (text: string, more: More = {}): Expected => ({
  kind: 'sound-began',
  party: 'caller',
  sound: { kind: 'speech', text },
  ...more,
});
export const complains = (code: string, more: More = {}): Expected => ({
  kind: 'provider-complained',
  code,
  ...more,
});
export const ends = (status: string, by: string, more: More = {}): Expected => ({
  kind: 'call-ended',
  status,
  by,
  ...more,
});
