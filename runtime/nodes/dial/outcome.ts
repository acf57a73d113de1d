import type { DialEnded, EndedStatus } from '#runtime/contract/event.ts';
import type { Dial } from './fields.ts';
import type { Attempt, Local, Outcome, Ringing } from './local.ts';

/** What the end of a dial means: the outcome, and the leg that two people talked on. */
export type Ended = { outcome: Outcome; winner: Ringing | null; attempts: Attempt[] };

/**
 * `completed` is an answer only when it was accepted, where acceptance is asked for. Providers that test the key themselves
 * never send us one: there, a completed dial of which no leg ever answered our own question was accepted. Hanging up is the
 * caller's outcome also after a conversation, since nobody is left to go on with.
 */
export function endOf(event: DialEnded, data: Dial, local: Local): Ended {
  const accepted = local.ringing.find(({ answer }) => answer === 'accepted') ?? null;
  const winner = accepted ?? legThatAnswered(event, local.ringing);
  const tested = local.ringing.some(({ answer }) => answer !== 'none');
  const taken = !data.accept.on || accepted !== null || !tested;
  const machine =
    accepted === null && (winner === null ? local.ringing.some((one) => one.machine) : winner.machine);
  const talked = event.status === 'completed' && taken && !machine;
  const outcome = outcomeOf(event, { talked, machine });
  const answeredBy = talked ? winner : null;
  return {
    outcome,
    winner: answeredBy,
    attempts: local.ringing.map((one) =>
      attemptOf(one, { outcome, talked, winner: answeredBy, alone: local.ringing.length === 1 }),
    ),
  };
}

function outcomeOf(event: DialEnded, { talked, machine }: { talked: boolean; machine: boolean }): Outcome {
  if (event.callerGone) return 'caller-hung-up';
  if (talked) return 'answered';
  return machine ? 'machine' : plainOutcome(event.status);
}

function plainOutcome(status: EndedStatus | 'rejected'): Outcome {
  switch (status) {
    case 'busy':
    case 'failed':
    case 'rejected':
      return status;
    case 'no-answer':
    case 'completed':
    case 'canceled':
      return 'no-answer';
  }
}

type AttemptInput = { outcome: Outcome; talked: boolean; winner: Ringing | null; alone: boolean };

function attemptOf(one: Ringing, { outcome, talked, winner, alone }: AttemptInput): Attempt {
  const { target, label } = one;
  if (talked && (alone || one === winner)) return { target, label, outcome: 'answered' };
  if (one.answer === 'refused' || one.answer === 'wrong') return { target, label, outcome: 'refused' };
  if (one.machine) return { target, label, outcome: 'machine' };
  if (alone) return { target, label, outcome };
  return { target, label, outcome: one.ended === null ? 'no-answer' : plainOutcome(one.ended) };
}

function legThatAnswered({ legCallId }: DialEnded, ringing: Ringing[]): Ringing | null {
  const named = legCallId === '' ? undefined : ringing.find(({ callId }) => callId === legCallId);
  return named ?? onlyOf(ringing);
}

function onlyOf(ringing: Ringing[]): Ringing | null {
  return ringing.length === 1 ? (ringing[0] ?? null) : null;
}
