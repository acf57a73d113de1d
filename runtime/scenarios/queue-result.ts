import type { LookUpResult } from '#runtime/contract/event.ts';
import { type QueueCaller, QueueRequest, type QueueStanding } from '#runtime/contract/queue.ts';
import type { Need } from '#runtime/contract/step-result.ts';

export const queueAnswers = ['nobody', 'agent', 'full', 'caller', 'call-back'] as const;
export type QueueAnswer = (typeof queueAnswers)[number];

/** What the list of a queue says in which, besides the call itself, is nobody, an agent, a caller, somebody to be called back, or no place. */
export function queueResult({ kind, request }: Need, there: QueueAnswer): LookUpResult {
  const asked = QueueRequest.safeParse(request);
  if (kind !== 'queue' || !asked.success) return { ok: false, error: 'failed' };
  const { action } = asked.data;
  const value = action === 'take' || action === 'meet' ? callerOf(action, there) : standing(action, there);
  return { ok: true, value };
}

function standing(action: 'join' | 'look' | 'leave' | 'call-back', there: QueueAnswer): QueueStanding {
  if (there === 'agent') return { standing: 'taken', entry, agent: someone };
  if (there === 'full' && action === 'join') return { standing: 'full' };
  if (action === 'leave' || action === 'call-back') return { standing: 'left' };
  const before = there === 'caller' || there === 'call-back' ? 1 : 0;
  return {
    standing: 'waiting',
    entry,
    position: before + 1,
    waiting: before + 1,
    averageSeconds: null,
    agent: null,
  };
}

function callerOf(action: 'take' | 'meet', there: QueueAnswer): QueueCaller {
  if (there !== 'caller' && there !== 'call-back') return { caller: 'nobody' };
  if (action === 'meet') return { caller: 'coming' };
  const waited = 60;
  return there === 'caller'
    ? { caller: 'called', entry, stay: someone, number, waited }
    : { caller: 'call-back', entry, number, callerId: '', waited };
}

const entry = 'somebody';
const number = '+12025550123';
const someone = { call: 'somebody', visit: 1 };
