import { examplePhone, examplePhoneFrom } from '#runtime/expressions/example-phone.ts';
import { parsePhone } from '#runtime/expressions/phone.ts';
import type { Program } from '#runtime/graph/program.ts';
import { explorerLimits } from './explorer-limits.ts';
import type { Probing } from './probing.ts';

/** What a call begins with: who calls whom, and when. */
export type World = {
  /** Milliseconds since 1970. */
  at: number;
  from: string;
  to: string;
  callId: string;
  /** What each step that goes by the clock makes of the moment, by its key. */
  clocks: ReadonlyMap<string, string>;
};

/** The moments, callers and calls that a flow tells apart: all moments for one caller, all callers at one moment, then the rest. */
export function worldsOf(program: Program, probing: Probing, now: number): World[] {
  const moments = momentsOf(probing, now);
  const callers = callersOf(program, probing);
  const called = calledOf(program, probing);
  const calls = ['call-0', ...[...probing.of.values()].flatMap((probes) => probes.calls ?? [])];
  const all: World[] = [];
  const add = (
    at: number,
    who: { from?: string | undefined; to?: string | undefined; callId?: string | undefined },
  ) => {
    const { from = callers[0] ?? '', to = called[0] ?? '', callId = 'call-0' } = who;
    if (all.some((one) => one.at === at && one.from === from && one.to === to && one.callId === callId))
      return;
    all.push({ at, from, to, callId, clocks: clocksAt(probing, at) });
  };
  const [first = now] = moments;
  for (const at of moments) add(at, {});
  for (const from of callers) add(first, { from });
  for (const to of called) add(first, { to });
  for (const callId of calls) add(first, { callId });
  for (const from of callers) for (const at of moments) for (const to of called) add(at, { from, to });
  return all.slice(0, explorerLimits.worlds);
}

/** One moment for each way in which the clocks of all steps may stand together. */
function momentsOf(probing: Probing, now: number): number[] {
  const candidates = new Set([now, ...[...probing.of.values()].flatMap(({ clock }) => clock?.moments ?? [])]);
  const byLike = new Map<string, number>();
  for (const at of candidates) {
    const like = [...clocksAt(probing, at).values()].join('\n');
    if (!byLike.has(like)) byLike.set(like, at);
  }
  const found = [...byLike.values()];
  // A condition on the time itself may mean any hour of any day.
  const asked = [...probing.names].some((name) => name === 'now' || name.startsWith('now.'));
  const week = asked ? Array.from({ length: 7 * 4 }, (_, index) => now + index * 6 * 3_600_000) : [];
  return [...new Set([...found, ...week])].slice(0, explorerLimits.moments);
}

function clocksAt(probing: Probing, at: number): ReadonlyMap<string, string> {
  return new Map(
    [...probing.of].flatMap(([key, { clock }]) =>
      clock === undefined ? [] : [[key, clock.like(at)] as const],
    ),
  );
}

const hidden = 'anonymous';

function callersOf({ settings, nodes }: Program, probing: Probing): string[] {
  const usual = examplePhone(settings.country) || '+14155550123';
  const compared = ['caller.number', 'call.from']
    .flatMap((name) => probing.wanted(name))
    .flatMap((text) => numbersFor(text, settings.country));
  const countries = probing.wanted('caller.country').map(examplePhone);
  const reads = [...nodes.values()].some((node) => /caller\.|call\.from/.test(JSON.stringify(node.data)));
  const named = [...probing.of.values()].flatMap(({ callers = [] }) => callers);
  return [...new Set([usual, ...(reads ? [hidden] : []), ...named, ...compared, ...countries])].filter(
    (number) => number !== '',
  );
}

function calledOf({ settings }: Program, probing: Probing): string[] {
  const usual = `${(examplePhone(settings.country) || '+14155550123').slice(0, -2)}00`;
  const compared = ['called.number', 'call.to']
    .flatMap((name) => probing.wanted(name))
    .flatMap((text) => numbersFor(text, settings.country));
  const named = [...probing.of.values()].flatMap(({ called = [] }) => called);
  return [...new Set([usual, ...named, ...compared])];
}

/** A whole number, or one that begins as was asked. */
function numbersFor(text: string, country: string): string[] {
  const phone = parsePhone(text, country);
  if (phone?.valid === true) return [phone.number];
  const found = /^\+\d{1,8}$/.test(text) ? examplePhoneFrom(text) : '';
  return found === '' ? [] : [found];
}
