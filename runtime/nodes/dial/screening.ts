import type { AnswerEvent } from '#runtime/contract/event.ts';
import type { NodeContext, NodeResult } from '#runtime/contract/node.ts';
import { legOf, type Thread } from '#runtime/contract/thread.ts';
import type { Dial } from './fields.ts';
import { type Local, localOf, withLeg } from './local.ts';

type Reply = NodeResult & { kind: 'reply' };

/** What a person hears who has answered, before the caller: the whisper, and the question for the key. */
export function legDocument(context: NodeContext, data: Dial, thread: Thread): Reply {
  const local = localOf(context.local);
  const leg = legOf(thread);
  if (leg === null)
    return { kind: 'reply', local, instructions: context.prompt(data.music), why: 'Plays music' };
  const ringing = local.ringing.find((one) => one.leg === leg);
  if (!ringing) return refuse(local, 'Somebody answered who is not wanted any more');
  if (ringing.machine) return refuse(local, 'An answering machine is not connected');
  if (data.accept.on) return askForKey(context, data, { local, leg, again: false });
  return {
    kind: 'reply',
    local,
    instructions: context.prompt(data.whisper),
    why: `Announces the call to ${ringing.label}`,
  };
}

/** The key that the person pressed, or none. */
export function legAnswer(context: NodeContext, data: Dial, event: AnswerEvent): Reply {
  const local = localOf(context.local);
  const leg = legOf(event.thread);
  const ringing = local.ringing.find((one) => one.leg === leg);
  if (leg === null || !ringing) return refuse(local, 'Somebody answered who is not wanted any more');
  const { label } = ringing;
  if (local.ringing.some((one) => one.leg !== leg && one.answer === 'accepted'))
    return refuse(local, `Somebody else was faster than ${label}`);
  if (event.kind === 'digits-gathered' && event.digits === data.accept.key) {
    const accepted = withLeg(local, leg, { answer: 'accepted' });
    return { kind: 'reply', local: accepted, instructions: [], why: `${label} accepted the call` };
  }
  if (ringing.asked < data.accept.tries && !event.callerGone)
    return askForKey(context, data, { local: withLeg(local, leg, { answer: 'wrong' }), leg, again: true });
  return refuse(withLeg(local, leg, { answer: 'refused' }), `${label} did not accept the call`);
}

type Asking = { local: Local; leg: number; again: boolean };

function askForKey(context: NodeContext, data: Dial, { local, leg, again }: Asking): Reply {
  const ringing = local.ringing.find((one) => one.leg === leg);
  const asked = (ringing?.asked ?? 0) + 1;
  const whisper = again ? [] : context.prompt(data.whisper);
  return {
    kind: 'reply',
    local: withLeg(local, leg, { asked }),
    instructions: [
      {
        kind: 'gather',
        prompt: [...whisper, ...context.prompt(data.accept.prompt)],
        digits: { most: 1, finishKey: '', betweenSeconds: 2 },
        speech: null,
        firstSeconds: data.accept.seconds,
        bargeIn: true,
      },
    ],
    why: `Asks ${ringing?.label ?? ''} to press ${data.accept.key}`,
  };
}

function refuse(local: Local, why: string): Reply {
  return { kind: 'reply', local, instructions: [{ kind: 'hang-up' }], why };
}
