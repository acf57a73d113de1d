import type { Instruction } from '#runtime/contract/document.ts';
import type { AnswerEvent, LookUpResult } from '#runtime/contract/event.ts';
import type { NodeContext, NodeResult, NodeStep } from '#runtime/contract/node.ts';
import { QueueCaller, type QueueRequest } from '#runtime/contract/queue.ts';
import type { AnswerQueue } from './fields.ts';
import { type Local, localOf, newLocal } from './local.ts';
import { talk } from './talking.ts';

export const step: NodeStep<AnswerQueue> = {
  enter: (context, data) => {
    const queue = context.text(data.queue).trim();
    if (queue === '') return { kind: 'fail', code: 'no-queue', why: 'The queue has no name' };
    return take(context, newLocal(queue));
  },
  resume: (context, _data, event) => {
    const local = localOf(context.local);
    if (event.callerGone) return gone(context, local);
    switch (local.phase) {
      case 'taking':
        return take(context, { ...local, idled: local.idled + local.breath });
      case 'meeting':
        return meet(context, local);
      case 'talking':
        return talked(context, local, event);
    }
  },
  lookedUp: (context, data, [result]) => {
    const local = localOf(context.local);
    return local.phase === 'taking'
      ? taken(context, data, { local, result })
      : met(context, data, { local, result });
  },
  moved: (context) => {
    const local = localOf(context.local);
    // Somebody has come into the queue.
    if (local.phase === 'taking') return take(context, local);
    // The caller hung up on the way to the room; anything else is heard once more.
    return local.phase === 'talking' && local.callerId === null ? meet(context, local) : null;
  },
  callEnded: (context) => gone(context, localOf(context.local)),
};

/** A look into our own database; it is asked in the reply. */
function ask(local: Local, request: QueueRequest, why: string): NodeResult {
  return { kind: 'look-up', needs: [{ kind: 'queue', request, seconds: 2 }], local, why };
}

function stayOf({ state, node }: NodeContext) {
  return { call: state.id, visit: node.visit };
}

function take(context: NodeContext, local: Local): NodeResult {
  const { queue } = local;
  const request: QueueRequest = { action: 'take', queue, stay: stayOf(context), take: local.take };
  return ask({ ...local, phase: 'taking' }, request, `Takes the next of the queue ${queue}`);
}

function meet(context: NodeContext, local: Local): NodeResult {
  const { entry, queue } = local;
  const request: QueueRequest = { action: 'meet', entry, queue, stay: stayOf(context), take: local.take + 1 };
  return ask(local, request, 'Asks whether the caller is there');
}

type Answer = { local: Local; result: LookUpResult | undefined };

function taken(context: NodeContext, data: AnswerQueue, { local, result }: Answer): NodeResult {
  if (!result?.ok) return leave(context, local, 'failed');
  const caller = QueueCaller.parse(result.value);
  switch (caller.caller) {
    case 'called': {
      const { entry, stay, number, waited } = caller;
      context.effect({ kind: 'move-call', ...stay });
      return brief(context, data, { ...local, entry, number, waited, caller: stay, callerId: null });
    }
    case 'call-back': {
      const { entry, number, callerId, waited } = caller;
      return brief(context, data, { ...local, entry, number, waited, caller: null, callerId });
    }
    case 'nobody':
    case 'coming':
      return idle(context, data, local);
  }
}

function brief(context: NodeContext, data: AnswerQueue, local: Local): NodeResult {
  const { number, waited, callerId } = local;
  const values = { number, waited_minutes: Math.floor(waited / 60), called_back: callerId !== null };
  const words = context.prompt(data.prompt, values);
  return {
    kind: 'wait',
    local: { ...local, phase: 'meeting', looks: 0 },
    instructions: [...(words.length > 0 ? words : [breath(1)]), { kind: 'continue' }],
    why: callerId === null ? `Takes the call of ${number}` : `Is to call ${number} back`,
  };
}

/** Nobody waits: a caller who comes has the agent moved; it is looked all the same, should that get lost. */
function idle(context: NodeContext, data: AnswerQueue, local: Local): NodeResult {
  const left = data.waitSeconds - local.idled;
  if (left <= 0) return leave(context, local, 'nobody');
  const seconds = Math.min(left, longestBreath);
  return {
    kind: 'wait',
    local: { ...local, breath: seconds },
    instructions: [
      ...(local.breath === 0 ? context.prompt(data.waitingPrompt) : []),
      breath(seconds),
      { kind: 'continue' },
    ],
    why: 'Nobody waits',
  };
}

const longestBreath = 30;

function breath(seconds: number): Instruction {
  return { kind: 'pause', seconds };
}

function met(context: NodeContext, data: AnswerQueue, { local, result }: Answer): NodeResult {
  if (!result?.ok && local.phase === 'talking') return talk(context, data, local);
  if (!result?.ok) return leave(context, sendBack(context, local), 'failed');
  const caller = QueueCaller.parse(result.value);
  if (caller.caller === 'coming') return talk(context, data, local);
  // That one is gone: this is the answer to who is next.
  if (!('entry' in caller) || caller.entry !== local.entry)
    return taken(context, data, { local: another(local), result });
  if (local.looks >= mostLooks) return take(context, another(sendBack(context, local)));
  return {
    kind: 'wait',
    local: { ...local, looks: local.looks + 1 },
    instructions: [breath(1), { kind: 'continue' }],
    why: 'The caller is not there yet',
  };
}

/** A caller who was called comes within a second or two, or not at all. */
const mostLooks = 8;

/** The caller waits on, at the same place. */
function sendBack(context: NodeContext, local: Local): Local {
  if (local.caller) context.effect({ kind: 'move-call', ...local.caller });
  return local;
}

function another({ queue, idled, breath, take }: Local): Local {
  return { ...newLocal(queue), idled, breath, take: take + 1 };
}

function talked(context: NodeContext, local: Local, event: AnswerEvent): NodeResult {
  if (event.kind !== 'dial-ended') return leave(context, local, 'connected');
  const left = leave(context, local, event.status === 'completed' ? 'connected' : 'not-reached');
  const talked = left.port === 'connected' && event.seconds !== null ? { talked_seconds: event.seconds } : {};
  return { ...left, result: { ...left.result, ...talked } };
}

function gone(context: NodeContext, local: Local): NodeResult & { kind: 'leave' } {
  const { phase, talkedAt } = local;
  // Too soon for a conversation: the caller is alone.
  const isAlone = phase === 'meeting' || (phase === 'talking' && context.now - talkedAt < soonMs);
  return leave(context, isAlone ? sendBack(context, local) : local, 'caller-hung-up');
}

const soonMs = 3_000;

type Outcome = 'connected' | 'nobody' | 'not-reached' | 'failed' | 'caller-hung-up';

function leave({ now }: NodeContext, local: Local, port: Outcome): NodeResult & { kind: 'leave' } {
  const { queue, number, callerId, waited, talkedAt } = local;
  const hasTalked = talkedAt > 0 && port !== 'not-reached';
  return {
    kind: 'leave',
    port,
    result: {
      status: port,
      queue,
      number,
      called_back: callerId !== null,
      waited_seconds: waited,
      talked_seconds: hasTalked ? Math.max(0, Math.round((now - talkedAt) / 1_000)) : 0,
    },
    why: plain[port],
  };
}

const plain: Record<Outcome, string> = {
  connected: 'The conversation is over',
  nobody: 'Nobody waits in the queue',
  'not-reached': 'The caller could not be called back',
  failed: 'The queue could not be asked',
  'caller-hung-up': 'The agent hung up',
};
