import { farEndSteps } from '#components/simulator/model/far-end-steps.ts';
import { pad, zonedTime } from '#runtime/expressions/time.ts';
import type { Moment, Rehearsal } from '#runtime/rehearsal/rehearsal.ts';
import { ending, rung, sent } from '#runtime/scenarios/call-outcome.ts';
import { heard } from '#runtime/scenarios/heard.ts';
import type { LookUpAnswer, Scenario, ScenarioStep } from '#runtime/scenarios/scenario.ts';

/**
 * A call that was tried as a test: what the caller and the world did, and after each deed the last words that were heard, who was rung and what was
 * sent. Others' deeds stand where they happened, answers of look-ups before everything.
 */
export function scenarioOfCall(
  call: Rehearsal,
  { name, timeZone }: { name: string; timeZone: string },
): Scenario {
  const { setup, moments } = call;
  const deeds = deedsOf(moments);
  const steps = deeds.flatMap(({ place, step }, index) => [
    step,
    ...expectations(call, moments.slice(place, deeds[index + 1]?.place)),
  ]);
  const ended = ending(moments);
  const all = [
    ...lookUps(moments),
    ...expectations(call, moments.slice(0, deeds[0]?.place)),
    ...steps,
    ...(ended === 'open' ? [] : [{ ends: ended }]),
  ];
  const { from, to, callerName, startedAt } = setup.call;
  return {
    name,
    call: {
      from,
      to,
      at: wallTime(startedAt, timeZone),
      ...(callerName === '' ? {} : { callerName }),
      ...(setup.language === '' ? {} : { language: setup.language }),
      ...(Object.keys(setup.variables).length === 0 ? {} : { variables: setup.variables }),
    },
    steps: all.slice(0, mostSteps),
  };
}

/** Of a scenario's format. */
const mostSteps = 500;

/** A step and its place among the moments. */
type Deed = { place: number; step: ScenarioStep };

function deedsOf(moments: readonly Moment[]): Deed[] {
  const own = [...moments.keys()].flatMap((place) => {
    const step = callerStep(moments, place);
    return step === null ? [] : [{ place, step }];
  });
  const others = farEndSteps(moments);
  return joinKeys(
    [...own, ...others].sort((one, other) => one.place - other.place),
    moments,
  );
}

function callerStep(moments: readonly Moment[], place: number): ScenarioStep | null {
  const moment = moments[place];
  if (moment?.kind === 'happened') return silence(moments, place);
  if (moment?.kind !== 'acted') return null;
  const { input } = moment;
  if (input.kind === 'room-changed') return { room: roomWords[input.change] };
  if (!('by' in input) || input.by !== 'caller') return null;
  if (input.kind === 'keys-pressed') return { presses: input.keys };
  return input.kind === 'spoken' ? { says: input.text } : { hangsUp: true };
}

/** A question without an answer, and a message that ended because nothing more was said. */
function silence(moments: readonly Moment[], place: number): ScenarioStep | null {
  const moment = moments[place];
  if (moment?.kind !== 'happened') return null;
  const { happening } = moment;
  if (happening.kind === 'input-ended') {
    return happening.party === 'caller' && happening.reason === 'silence' ? { stays: 'silent' } : null;
  }
  if (happening.kind !== 'recording-ended' || happening.of !== 'message') return null;
  const act = moments.slice(0, place).findLast((one) => one.kind === 'acted');
  const byCaller =
    act?.kind === 'acted' && (act.input.kind === 'keys-pressed' || act.input.kind === 'hung-up');
  return byCaller && act.at === moment.happening.at ? null : { stays: 'silent' };
}

/** Keys that were pressed one after the other for one question are one entry. */
function joinKeys(deeds: readonly Deed[], moments: readonly Moment[]): Deed[] {
  const joined: Deed[] = [];
  for (const deed of deeds) {
    const last = joined.at(-1);
    const between = moments.slice(last?.place, deed.place);
    const answered = between.some(
      (moment) => moment.kind === 'turn' && moment.turn.request?.notice === false,
    );
    if (last && 'presses' in last.step && 'presses' in deed.step && !answered) {
      joined[joined.length - 1] = { ...last, step: { presses: last.step.presses + deed.step.presses } };
    } else joined.push(deed);
  }
  return joined;
}

function expectations(call: Rehearsal, news: readonly Moment[]): ScenarioStep[] {
  const words = heard(news).at(-1);
  return [
    ...rung(news).map((number): ScenarioStep => ({ rings: number })),
    ...sent(news, call.call).map(({ to, text }): ScenarioStep => ({ sends: { to, text } })),
    ...(words === undefined ? [] : [{ hears: words }]),
  ];
}

function lookUps(moments: readonly Moment[]): ScenarioStep[] {
  return moments.flatMap((moment) => {
    if (moment.kind !== 'looked-up') return [];
    const { lookUp, result } = moment;
    const finds: LookUpAnswer = result.ok
      ? { result: result.value }
      : { fails: result.error === 'timeout' ? 'timeout' : 'unreachable' };
    return [{ lookUp: { step: lookUp.step, finds } }];
  });
}

const roomWords = {
  opened: 'opens',
  joined: 'joined',
  left: 'left',
  closed: 'closes',
  failed: 'fails',
} as const;

/** `2026-11-22T18:30` */
function wallTime(at: number, timeZone: string): string {
  const { year, month, day, hour, minute } = zonedTime(at, timeZone);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}`;
}
