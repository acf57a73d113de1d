import type { ConferenceInstruction, DialInstruction } from '#runtime/contract/document.ts';
import type { NodeContext, NodeResult } from '#runtime/contract/node.ts';
import { queueRoom } from '#runtime/contract/queue.ts';
import type { AnswerQueue } from './fields.ts';
import type { Local } from './local.ts';

/** Into the room where the caller is, or ringing who is called back. */
export function talk(context: NodeContext, data: AnswerQueue, local: Local): NodeResult {
  const { number, callerId, talkedAt } = local;
  return {
    kind: 'wait',
    local: { ...local, phase: 'talking', talkedAt: talkedAt === 0 ? context.now : talkedAt },
    instructions: [callerId === null ? room(data, local) : callBack(context, data, { number, callerId })],
    why: callerId === null ? 'Talks to the caller' : `Rings ${number} back`,
  };
}

function room({ conversationSeconds, hangUpOnStar }: AnswerQueue, { entry }: Local): ConferenceInstruction {
  return {
    kind: 'conference',
    name: queueRoom(entry),
    startOnEnter: true,
    endOnExit: true,
    muted: false,
    beep: 'none',
    wait: 'silence',
    record: false,
    mostParticipants: 2,
    timeLimitSeconds: conversationSeconds,
    hangUpOnStar,
  };
}

function callBack(
  context: NodeContext,
  { ringSeconds, conversationSeconds, hangUpOnStar }: AnswerQueue,
  { number, callerId }: { number: string; callerId: string },
): DialInstruction {
  return {
    kind: 'dial',
    targets: [{ kind: 'number', number, sendKeys: '', leg: context.newLeg(), timeoutSeconds: ringSeconds }],
    callerId,
    timeoutSeconds: ringSeconds,
    timeLimitSeconds: conversationSeconds,
    record: 'no',
    recordTracks: 'mono',
    ringback: 'default',
    whisper: false,
    accept: null,
    detectMachine: false,
    hangUpOnStar,
  };
}
