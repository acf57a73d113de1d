import { isoInZone } from '#runtime/expressions/time.ts';
import type { Moment, Rehearsal } from '#runtime/rehearsal/rehearsal.ts';
import type { Happening } from '#runtime/simulator/happening.ts';
import { answerFound } from './answer-found.ts';
import { ending } from './call-outcome.ts';
import { expectationsOf } from './expectations-of.ts';
import { farEndOf } from './far-end-of.ts';
import type { Scenario, ScenarioStep } from './scenario.ts';
import { settledAt } from './settled-at.ts';

/**
 * A simulated call as a test: what the caller and the others did, and, after each thing that the caller did, what was heard, where the call came to and what
 * was sent. Played again on the same flow and provider it is green.
 */
export function recordScenario(rehearsal: Rehearsal, { name, timeZone, nameOf }: RecordOptions): Scenario {
  const { setup, moments } = rehearsal;
  const { from, to, callerName, startedAt } = setup.call;
  const recording: Recording = { rehearsal, nameOf, steps: [], since: 0, action: 0, keys: null };
  for (const [place, moment] of moments.entries()) noteMoment(recording, moment, place);
  expect(recording, moments.length);
  const ended = ending(moments);
  if (ended !== 'open') recording.steps.push({ ends: ended });
  return {
    name,
    call: {
      from,
      to,
      ...(callerName === '' ? {} : { callerName }),
      at: isoInZone(startedAt, timeZone),
      ...(setup.language === '' ? {} : { language: setup.language }),
      ...(Object.keys(setup.variables).length === 0 ? {} : { variables: setup.variables }),
    },
    steps: recording.steps.slice(0, mostSteps),
  };
}

export type RecordOptions = {
  name: string;
  /** In which the moment of the call is written. */
  timeZone: string;
  /** What people call a step. */
  nameOf: (place: { version: string; node: string }) => string;
};

const mostSteps = 500;

type Recording = {
  readonly rehearsal: Rehearsal;
  readonly nameOf: RecordOptions['nameOf'];
  readonly steps: ScenarioStep[];
  /** Place of the moment from which on nothing is expected yet. */
  since: number;
  /** Place among the steps of what the caller did last. */
  action: number;
  /** Pressed from this moment on, and not taken yet. */
  keys: { typed: string; at: number; place: number } | null;
};

function noteMoment(recording: Recording, moment: Moment, place: number): void {
  switch (moment.kind) {
    case 'acted':
      noteAct(recording, moment, place);
      break;
    case 'looked-up': {
      const { need, step } = moment.lookUp;
      const finds = answerFound(need, moment.result);
      // Said before the caller does what leads to it, so that it is known when it is asked for.
      recording.steps.splice(recording.action, 0, { lookUp: step === '' ? { finds } : { step, finds } });
      recording.action += 1;
      break;
    }
    case 'happened':
      noteHappening(recording, moment.happening, place);
      break;
    case 'turn':
    case 'effect':
  }
}

function noteAct(recording: Recording, { input, at }: Moment & { kind: 'acted' }, place: number): void {
  if (input.kind === 'room-changed') {
    const changes = {
      opened: 'opens',
      joined: 'joined',
      left: 'left',
      closed: 'closes',
      failed: 'fails',
    } as const;
    wait(recording, at, place);
    recording.steps.push({ room: changes[input.change] });
  }
  if (!('by' in input) || input.by !== 'caller') return;
  if (input.kind === 'keys-pressed') {
    const before = recording.keys ?? { typed: '', at, place };
    recording.keys = { ...before, typed: before.typed + input.keys };
  }
  if (input.kind === 'spoken') act(recording, { says: input.text.slice(0, 1_000) }, place);
  if (input.kind === 'hung-up') {
    wait(recording, at, place);
    act(recording, { hangsUp: true }, place);
  }
}

function noteHappening(recording: Recording, happening: Happening, place: number): void {
  switch (happening.kind) {
    case 'input-ended':
      if (happening.party !== 'caller') return;
      if (happening.reason !== 'silence' && happening.reason !== 'cut') {
        if (happening.speech === null) press(recording);
      } else if (settledAt(newsOf(recording, place)) !== null) wait(recording, happening.at, place);
      else if (happening.reason === 'silence') act(recording, { stays: 'silent' }, place);
      recording.keys = null;
      return;
    case 'recording-ended':
      if (happening.of !== 'message' || isHungUp(recording, happening.at)) return;
      if (recording.keys) press(recording);
      else act(recording, { stays: 'silent' }, place);
      return;
    case 'parted':
    case 'room-left':
      press(recording);
      return;
    case 'leg-rang': {
      const step = farEndOf(recording.rehearsal.moments, happening.leg);
      if (step) recording.steps.push(step);
      return;
    }
    default:
      return;
  }
}

function isHungUp({ rehearsal }: Recording, at: number): boolean {
  return rehearsal.moments.some(
    (moment) =>
      moment.kind === 'acted' &&
      moment.at === at &&
      moment.input.kind === 'hung-up' &&
      moment.input.by === 'caller',
  );
}

/** What happened since the caller did something last. */
function newsOf({ rehearsal, since }: Recording, until: number): readonly Moment[] {
  return rehearsal.moments.slice(since, until);
}

/** Keys that somebody listened for. */
function press(recording: Recording): void {
  const { keys } = recording;
  recording.keys = null;
  if (!keys) return;
  wait(recording, keys.at, keys.place);
  act(recording, { presses: keys.typed.slice(0, 64) }, keys.place);
}

/** The caller did something: what was expected until then is written down first. */
function act(recording: Recording, step: ScenarioStep, place: number): void {
  expect(recording, place);
  recording.action = recording.steps.push(step) - 1;
  recording.since = place;
}

/** Time in a room or a conversation, which nothing else ends. */
function wait(recording: Recording, at: number, place: number): void {
  const settled = settledAt(newsOf(recording, place));
  const seconds = settled === null ? 0 : (at - settled) / 1_000;
  if (seconds > 0) act(recording, { waits: Math.min(seconds, 86_400) }, place);
}

function expect(recording: Recording, until: number): void {
  const { rehearsal, since, nameOf, steps } = recording;
  steps.push(...expectationsOf(rehearsal, { nameOf, since, until }));
}
