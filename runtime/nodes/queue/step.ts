import type { ConferenceInstruction } from '#runtime/contract/document.ts';
import type { AnswerEvent, LookUpResult } from '#runtime/contract/event.ts';
import type { NodeContext, NodeResult, NodeStep } from '#runtime/contract/node.ts';
import { type QueueRequest, QueueStanding, queueRoom } from '#runtime/contract/queue.ts';
import { phoneText } from '#runtime/expressions/phone-text.ts';
import type { Queue } from './fields.ts';
import { type Local, localOf, newLocal } from './local.ts';
import { isDue, type Place, waitingRound } from './waiting.ts';

export const step: NodeStep<Queue> = {
  enter: (context, data) => {
    const queue = context.text(data.queue).trim();
    if (queue === '') return { kind: 'fail', code: 'no-queue', why: 'The queue has no name' };
    const stay = { call: context.state.id, visit: context.node.visit };
    const request: QueueRequest = { action: 'join', queue, stay, most: data.mostWaiting };
    return ask(newLocal(queue, context.now), request, `Waits in the queue ${queue}`);
  },
  resume: (context, data, event) => {
    const local = localOf(context.local);
    if (event.callerGone) return hungUp(context, local);
    if (local.phase === 'room') return leave(context, local, 'answered');
    return answered(context, data, { local, event });
  },
  lookedUp: (context, data, [result]) => lookedUp(context, data, { local: localOf(context.local), result }),
  moved: (context, data) => look(context, data, localOf(context.local)),
  document: (context) => ({
    kind: 'reply',
    local: context.local,
    instructions: [{ kind: 'play', source: { kind: 'built-in', sound: 'hold-music' }, loop: 1 }],
    why: 'Plays music until the agent is there',
  }),
  fact: (context, _data, event) => {
    const local = localOf(context.local);
    if (event.kind !== 'effect-ended' || event.effect !== local.timer) return { local };
    if (local.phase === 'waiting') context.effect({ kind: 'redirect-call' });
    return { local: { ...local, isOver: true } };
  },
  callEnded: (context) => hungUp(context, localOf(context.local)),
};

function hungUp(context: NodeContext, local: Local): NodeResult & { kind: 'leave' } {
  // Too soon for a conversation: the agent may be alone in the room.
  if (local.agent && context.now - local.roomAt < soonMs)
    context.effect({ kind: 'move-call', ...local.agent });
  return leave(context, local, 'caller-hung-up');
}

const soonMs = 3_000;

function answered(
  context: NodeContext,
  data: Queue,
  { local, event }: { local: Local; event: AnswerEvent },
): NodeResult {
  const { callBack, leave: leaving } = data;
  const { entry } = local;
  const key = event.kind === 'digits-gathered' ? event.digits : '';
  if (leaving.on && key === leaving.key)
    return ask({ ...local, phase: 'leaving', wish: 'left' }, { action: 'leave', entry }, 'Wants to leave');
  if (!callBack.on || key !== callBack.key) return look(context, data, local);
  const number = phoneText(context, callBack.number);
  if (number === '') return look(context, data, { ...local, lacksNumber: true });
  const { direction, from, to } = context.state.call;
  const callerId = direction === 'inbound' ? to : from;
  const request: QueueRequest = { action: 'call-back', entry, number, callerId };
  return ask({ ...local, phase: 'leaving', wish: 'call-back' }, request, 'Wants to be called back');
}

function look(context: NodeContext, data: Queue, local: Local): NodeResult {
  const { entry, phase } = local;
  if (phase === 'waiting' && isTooLong(context, data, local))
    return ask(
      { ...local, phase: 'leaving', wish: 'time-limit' },
      { action: 'leave', entry },
      'Waited too long',
    );
  return ask(local, { action: 'look', entry }, 'Asks how the queue stands');
}

/** A look into our own database; it is asked in the reply. */
function ask(local: Local, request: QueueRequest, why: string): NodeResult {
  return { kind: 'look-up', needs: [{ kind: 'queue', request, seconds: 2 }], local, why };
}

type Answer = { local: Local; result: LookUpResult | undefined };

function lookedUp(context: NodeContext, data: Queue, { local, result }: Answer): NodeResult {
  if (!result?.ok) return notAnswered(context, data, local);
  const standing = QueueStanding.parse(result.value);
  switch (standing.standing) {
    case 'taken':
      return enterRoom(context, data, { ...local, agent: standing.agent, entry: standing.entry });
    case 'full':
      return leave(context, local, 'full');
    case 'left':
      return leave(context, local, local.phase === 'leaving' ? local.wish : 'failed');
    case 'waiting': {
      const { entry, position } = standing;
      const isLeaving = local.phase === 'leaving' && local.wish !== 'call-back';
      if (isLeaving) return leave(context, local, local.wish);
      return wait(context, data, {
        local: { ...local, entry, position, agent: null, roomAt: 0 },
        place: standing,
      });
    }
  }
}

/** Who waits hears music on, and who talks talks on. */
function notAnswered(context: NodeContext, data: Queue, local: Local): NodeResult {
  if (local.entry === '') return leave(context, local, 'failed');
  if (local.phase === 'room') return enterRoom(context, data, local);
  if (local.phase === 'leaving')
    return leave(context, local, local.wish === 'call-back' ? 'failed' : local.wish);
  return wait(context, data, { local, place: null });
}

function wait(
  context: NodeContext,
  data: Queue,
  { local, place }: { local: Local; place: Place | null },
): NodeResult {
  const timer = local.timer || context.effect({ kind: 'timer', seconds: data.timeLimitSeconds });
  if (place?.agent) context.effect({ kind: 'move-call', ...place.agent });
  const saidAt = place !== null && isDue(context, data, local) ? context.now : local.saidAt;
  return {
    kind: 'wait',
    local: { ...local, phase: 'waiting', timer, saidAt, lacksNumber: false },
    instructions: waitingRound(context, data, { local, place }),
    why: place === null ? 'Waits; the queue could not be asked' : `Waits as number ${place.position}`,
  };
}

function isTooLong({ now }: NodeContext, { timeLimitSeconds }: Queue, { isOver, joinedAt }: Local): boolean {
  return isOver || now - joinedAt >= timeLimitSeconds * 1_000;
}

function enterRoom(context: NodeContext, data: Queue, local: Local): NodeResult {
  const again = local.phase === 'room';
  return {
    kind: 'wait',
    local: { ...local, phase: 'room', roomAt: again ? local.roomAt : context.now },
    instructions: [...(again ? [] : context.prompt(data.connectPrompt)), room(data, local.entry)],
    why: 'An agent takes the call',
  };
}

/** The conversation begins when the agent comes in, and is over when one of the two goes. */
function room({ conversationSeconds }: Queue, entry: string): ConferenceInstruction {
  return {
    kind: 'conference',
    name: queueRoom(entry),
    startOnEnter: false,
    endOnExit: true,
    muted: false,
    beep: 'none',
    wait: 'music',
    record: false,
    mostParticipants: 2,
    timeLimitSeconds: conversationSeconds,
    hangUpOnStar: false,
  };
}

type Outcome = 'answered' | 'call-back' | 'left' | 'time-limit' | 'full' | 'failed' | 'caller-hung-up';

function leave({ now }: NodeContext, local: Local, port: Outcome): NodeResult & { kind: 'leave' } {
  const { queue, position, joinedAt, roomAt } = local;
  const seconds = (from: number, to: number) => Math.max(0, Math.round((to - from) / 1_000));
  return {
    kind: 'leave',
    port,
    result: {
      status: port,
      queue,
      position,
      waited_seconds: seconds(joinedAt, roomAt === 0 ? now : roomAt),
      talked_seconds: roomAt === 0 ? 0 : seconds(roomAt, now),
    },
    why: plain[port],
  };
}

const plain: Record<Outcome, string> = {
  answered: 'The conversation is over',
  'call-back': 'Is to be called back',
  left: 'Left the queue',
  'time-limit': 'Nobody took the call in time',
  full: 'The queue is full',
  failed: 'The queue could not be asked',
  'caller-hung-up': 'The caller hung up',
};
