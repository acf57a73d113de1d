import type { DialInstruction, DialTarget } from '#runtime/contract/document.ts';
import type { DialEnded, FactEvent } from '#runtime/contract/event.ts';
import type { JsonObject } from '#runtime/contract/json.ts';
import type { NodeContext, NodeResult, NodeStep } from '#runtime/contract/node.ts';
import { isEmptyPrompt } from '#runtime/contract/prompt.ts';
import { recordingResult } from '#runtime/contract/recording-results.ts';
import type { Dial, Target } from './fields.ts';
import {
  type Attempt,
  type Local,
  localOf,
  nobodyRung,
  type Outcome,
  type Ringing,
  withLeg,
} from './local.ts';
import { type Ended, endOf } from './outcome.ts';
import { legAnswer, legDocument } from './screening.ts';
import { callerIdOf, dialTarget } from './targets.ts';

export const step: NodeStep<Dial> = {
  enter: (context, data) => ring(context, data, nobodyRung),
  resume: (context, data, event) => {
    if (event.thread !== 'main') return legAnswer(context, data, event);
    if (event.kind !== 'dial-ended') return { kind: 'fail', code: 'unexpected-answer' };
    return dialEnded(context, data, event);
  },
  document: legDocument,
  fact: (context, data, event) => ({ local: noteFact(context, data, event) }),
  moved: (context, data) => {
    const local = localOf(context.local);
    if (!local.leaving) return null;
    const attempts = local.ringing.map((one) => attempt(one, one.machine ? 'machine' : 'no-answer'));
    return goOn(context, data, { local, ended: { outcome: 'machine', winner: null, attempts }, result: {} });
  },
  callEnded: (context, _data) => {
    const local = localOf(context.local);
    const attempts = local.ringing.map((one) => attempt(one, 'caller-hung-up'));
    return leave('caller-hung-up', [...local.attempts, ...attempts]);
  },
};

/** Rings the next target, or all of them; leaves when there is none. A target that cannot be rung has failed already. */
function ring(context: NodeContext, data: Dial, before: Local): NodeResult {
  const local: Local = { ...before, ringing: [], attempts: [...before.attempts], leaving: false };
  const targets: DialTarget[] = [];
  for (const target of data.targets.slice(local.next)) {
    if (data.order === 'in-order' && targets.length > 0) break;
    local.next += 1;
    const ready = dialTarget(context, target);
    if (ready === null)
      local.attempts.push({ target: target.id, label: nameOf(context, target), outcome: 'failed' });
    else {
      targets.push(ready);
      local.ringing.push(ringing(ready.leg, target.id, nameOf(context, target)));
    }
  }
  if (targets.length === 0) return leave(lastOutcome(local.attempts), local.attempts);
  return {
    kind: 'wait',
    local,
    instructions: [dial(context, data, targets)],
    why: `Rings ${local.ringing.map(({ label }) => label).join(', ')}`,
  };
}

function dial(context: NodeContext, data: Dial, targets: DialTarget[]): DialInstruction {
  return {
    kind: 'dial',
    targets,
    callerId: callerIdOf(context, data),
    timeoutSeconds: Math.max(...targets.map(({ timeoutSeconds }) => timeoutSeconds)),
    timeLimitSeconds: data.timeLimitSeconds,
    record: data.record,
    recordTracks: data.recordTracks,
    ringback: data.ringback,
    whisper: !isEmptyPrompt(data.whisper),
    accept: data.accept.on ? { key: data.accept.key, seconds: data.accept.seconds } : null,
    detectMachine: data.detectMachine,
    hangUpOnStar: data.hangUpOnStar,
  };
}

function dialEnded(context: NodeContext, data: Dial, event: DialEnded): NodeResult {
  const local = localOf(context.local);
  const ended = endOf(event, data, local);
  const talked: JsonObject = ended.winner || ended.outcome === 'answered' ? { seconds: event.seconds } : {};
  const recorded: JsonObject = event.recording === null ? {} : recordingResult(event.recording);
  return goOn(context, data, { local, ended, result: { ...talked, ...recorded } });
}

type GoOn = { local: Local; ended: Ended; result: JsonObject };

/** On to the next target while nobody answered and the caller is there; else out by the last one's outcome. */
function goOn(context: NodeContext, data: Dial, { local, ended, result }: GoOn): NodeResult {
  const attempts = [...local.attempts, ...ended.attempts];
  const over = ended.outcome === 'answered' || ended.outcome === 'caller-hung-up';
  if (!over && local.next < data.targets.length) return ring(context, data, { ...local, attempts });
  const left = leave(ended.outcome, attempts);
  const winner: JsonObject = ended.winner ? { target: ended.winner.target, label: ended.winner.label } : {};
  return { ...left, result: { ...left.result, ...winner, ...result } };
}

function leave(outcome: Outcome, attempts: Attempt[]): NodeResult & { kind: 'leave' } {
  return {
    kind: 'leave',
    port: outcome,
    result: { status: outcome, target: '', label: '', seconds: 0, attempts },
    why: plain[outcome],
  };
}

/** Nobody to ring, or the last one could not be rung. */
function lastOutcome(attempts: Attempt[]): Outcome {
  const last = attempts.at(-1)?.outcome ?? 'failed';
  return last === 'refused' ? 'no-answer' : last;
}

function noteFact(context: NodeContext, data: Dial, event: FactEvent): Local {
  const local = localOf(context.local);
  switch (event.kind) {
    case 'leg-progressed':
      return withLeg(local, event.leg, event.legCallId === '' ? {} : { callId: event.legCallId });
    case 'leg-ended':
      return withLeg(local, event.leg, {
        ended: event.status,
        ...(event.legCallId === '' ? {} : { callId: event.legCallId }),
      });
    case 'machine-detected':
      return event.answeredBy === 'machine' || event.answeredBy === 'fax'
        ? noteMachine(context, data, { local, leg: event.leg })
        : local;
    case 'call-progressed':
    case 'call-ended':
    case 'recording-ready':
    case 'transcribed':
    case 'conference-changed':
    case 'stream-changed':
    case 'effect-ended':
    case 'look-ups-ended':
      return local;
  }
}

/** Takes the caller away from a machine that is connected already. With a key to press it never is: a machine presses none. */
function noteMachine(
  context: NodeContext,
  data: Dial,
  { local, leg }: { local: Local; leg: number | null },
): Local {
  const found = local.ringing.find((one) => one.leg === leg);
  if (!found || found.answer === 'accepted' || !data.detectMachine) return local;
  const noted = withLeg(local, found.leg, { machine: true });
  if (data.accept.on || local.leaving) return noted;
  context.effect({ kind: 'redirect-call' });
  return { ...noted, leaving: true };
}

function ringing(leg: number, target: string, label: string): Ringing {
  return { leg, target, label, callId: '', machine: false, asked: 0, answer: 'none', ended: null };
}

function attempt({ target, label }: Ringing, outcome: Outcome): Attempt {
  return { target, label, outcome };
}

function nameOf(context: NodeContext, { id, label, kind, number, uri, client }: Target): string {
  return label || context.text({ number, sip: uri, client }[kind]) || id;
}

const plain: Record<Outcome, string> = {
  answered: 'Somebody answered',
  'no-answer': 'Nobody answered',
  busy: 'The line was busy',
  rejected: 'The call was rejected',
  failed: 'Nobody could be rung',
  machine: 'An answering machine answered',
  'caller-hung-up': 'The caller hung up',
};
