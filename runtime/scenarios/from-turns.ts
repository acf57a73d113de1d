import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { hiddenText } from '#runtime/contract/secret.ts';
import { lookUpsOf } from './look-ups-of.ts';
import type { Scenario, ScenarioStep } from './scenario.ts';

/** A call as it was stored, redacted. */
export type StoredTurns = {
  from: string;
  to: string;
  /** ISO 8601. */
  startedAt: string;
  /** The flow itself ended the call. */
  finished: boolean;
  turns: StoredTurn[];
};

export type StoredTurn = {
  /** Kind of the event, and what it held. */
  event: string;
  thread: string;
  details: Json;
  passed: { name: string; changes: Record<string, Json> }[];
  /** XML as it left; null for none and where it was sensitive. */
  reply: string | null;
};

/**
 * What the caller and the world did on a real call, as a scenario without expectations: it can be played again on any flow. What was not kept is told in
 * plain sentences: hidden digits are noughts, as many as were asked for, and words that nobody wrote down are made up.
 */
export function fromTurns(call: StoredTurns): { scenario: Scenario; notices: string[] } {
  const notices = new Set<string>();
  const taken: Taken = { notices, asked: new Map(), accepted: '', machine: false };
  const steps: ScenarioStep[] = lookUpsOf(call.turns.flatMap(({ passed }) => passed));
  for (const turn of call.turns) {
    const done = stepsOf(turn, taken);
    if (objectOf(turn.details)['callerGone'] === true || done.includes(hangsUp)) {
      steps.push(...done.filter((step) => !waits(step)), hangsUp);
      break;
    }
    steps.push(...done);
    if (turn.reply !== null) taken.asked.set(turn.thread, keysAskedFor(turn.reply));
  }
  const ended = call.turns.some(({ event }) => event === 'call-ended');
  if (ended && !call.finished && !steps.some((step) => 'hangsUp' in step)) steps.push(hangsUp);
  if (steps.length > mostSteps) notices.add(`Only the first ${mostSteps} steps of this call are played.`);
  const name = `Call of ${call.startedAt.slice(0, 16).replace('T', ' ')}`;
  const { from, to, startedAt: at } = call;
  return {
    scenario: { name, call: { from, to, at }, steps: steps.slice(0, mostSteps) },
    notices: [...notices],
  };
}

const mostSteps = 500;
const hangsUp: ScenarioStep = { hangsUp: true };

/** What is over because the caller hung up, and not because a time was. */
function waits(step: ScenarioStep): boolean {
  return step === hangsUp || 'stays' in step || 'room' in step;
}

/** What earlier turns told that later ones need. */
type Taken = {
  notices: Set<string>;
  /** How many keys the last document of a thread asked for; 0 when it did not say. */
  asked: Map<string, number>;
  /** Keys by which whoever was rung took the call. */
  accepted: string;
  machine: boolean;
};

function stepsOf({ event, thread, details, passed }: StoredTurn, taken: Taken): ScenarioStep[] {
  const fields = objectOf(details);
  switch (event) {
    case 'digits-gathered': {
      const keys = keysOf(fields['digits'], taken, thread);
      if (thread === 'main') return pressed(keys);
      taken.accepted += keys;
      return [];
    }
    case 'speech-gathered':
      return [{ says: wordsOf(fields['text'], taken) }];
    case 'nothing-gathered':
      return thread === 'main' ? [{ stays: 'silent' }] : [];
    case 'dial-ended':
      return dialed(fields, taken);
    case 'recorded':
      return [{ says: messageOf(passed, taken) }, ...pressed(keysIn(fields['endedBy']))];
    case 'nothing-recorded':
      return [{ stays: 'silent' }];
    case 'conference-left':
      return [{ room: 'closes' }];
    case 'machine-detected':
      taken.machine ||= fields['answeredBy'] === 'machine';
      return [];
    default:
      return [];
  }
}

function dialed(fields: JsonObject, taken: Taken): ScenarioStep[] {
  const { accepted, machine } = taken;
  taken.accepted = '';
  taken.machine = false;
  const { status, seconds } = fields;
  const presses = accepted === '' ? {} : { presses: accepted };
  if (machine) return [{ dial: 'machine' }];
  switch (status) {
    case 'completed': {
      const talks = typeof seconds === 'number' ? Math.min(Math.max(seconds, 0), 86_400) : 0;
      return [{ dial: { does: 'answers', ...presses, talks } }];
    }
    case 'busy':
    case 'no-answer':
      return [{ dial: status }];
    case 'rejected':
      return [{ dial: 'rejects' }];
    case 'canceled':
      return [hangsUp];
    default:
      return [{ dial: 'fails' }];
  }
}

function keysOf(digits: Json | undefined, { notices, asked }: Taken, thread: string): string {
  if (typeof digits !== 'string' || !digits.includes(hiddenText)) return keysIn(digits);
  notices.add('Keys that were sensitive are not kept: noughts are pressed in their place.');
  return '0'.repeat(asked.get(thread) || hiddenText.length);
}

function keysIn(value: Json | undefined): string {
  return typeof value === 'string' ? value.replace(/[^0-9*#]/g, '').slice(0, 64) : '';
}

function pressed(keys: string): ScenarioStep[] {
  return keys === '' ? [] : [{ presses: keys }];
}

function wordsOf(text: Json | undefined, { notices }: Taken): string {
  if (typeof text === 'string' && text !== '' && !text.includes(hiddenText)) return text.slice(0, 1_000);
  notices.add('Words that were sensitive are not kept: others are said in their place.');
  return 'Something';
}

function messageOf(passed: StoredTurn['passed'], { notices }: Taken): string {
  const transcripts = passed.flatMap(({ changes }) =>
    Object.entries(changes).flatMap(([path, value]) =>
      path.endsWith('.transcript') && typeof value === 'string' && value !== '' ? [value] : [],
    ),
  );
  const [transcript] = transcripts;
  if (transcript !== undefined && !transcript.includes(hiddenText)) return transcript.slice(0, 1_000);
  notices.add('What was recorded is not played again: other words are said in its place.');
  return 'A message';
}

/** As both providers write it; their default means any number. */
function keysAskedFor(reply: string): number {
  const [, digits = '0'] = /<(?:Gather|GetInput|GetDigits)\b[^>]*\bnumDigits="(\d{1,2})"/.exec(reply) ?? [];
  const count = Number(digits);
  return count <= mostNoughts ? count : 0;
}

const mostNoughts = 32;

function objectOf(value: Json): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}
