import { z } from 'zod';
import type { ConferenceInstruction } from '#runtime/contract/document.ts';
import type { AnswerEvent } from '#runtime/contract/event.ts';
import type { NodeContext, NodeResult, NodeStep } from '#runtime/contract/node.ts';
import type { Conference } from './fields.ts';

const Local = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('pin'), attempt: z.number() }),
  z.strictObject({
    phase: z.literal('room'),
    attempt: z.number(),
    name: z.string(),
    moderator: z.boolean(),
    /** Milliseconds since 1970. */
    enteredAt: z.number(),
  }),
]);
type Local = z.infer<typeof Local>;
type AskingPin = Extract<Local, { phase: 'pin' }>;
type InRoom = Extract<Local, { phase: 'room' }>;

export const step: NodeStep<Conference> = {
  sensitive: (data) => data.pin.on,
  enter: (context, data) =>
    data.pin.on
      ? askPin(context, data, { attempt: 1, failure: null })
      : enterRoom(context, data, { attempt: 0, moderator: data.moderator === 'this-caller' }),
  resume: (context, data, event) => {
    const local = Local.parse(context.local);
    if (local.phase === 'pin') return pinEntered(context, data, { local, event });
    return leaveRoom(context, local, event.callerGone ? 'caller-hung-up' : 'left');
  },
  document: (context, data) => ({
    kind: 'reply',
    local: context.local,
    // A provider without silence of its own asks for it here, and music may be left from before.
    instructions: data.wait === 'music' ? context.prompt(data.music) : [],
    why: data.wait === 'music' ? 'Plays music' : 'Keeps silent',
  }),
  callEnded: (context) => {
    const local = Local.parse(context.local);
    if (local.phase === 'room') return leaveRoom(context, local, 'caller-hung-up');
    return {
      kind: 'leave',
      port: 'caller-hung-up',
      result: { ...notEntered, attempts: local.attempt, status: 'caller-hung-up' },
      why: 'The caller hung up',
    };
  },
};

type Failure = 'wrong' | 'no-input';

function askPin(
  context: NodeContext,
  { pin }: Conference,
  { attempt, failure }: { attempt: number; failure: Failure | null },
): NodeResult {
  const complaint =
    failure === null ? [] : context.prompt(failure === 'wrong' ? pin.wrongPrompt : pin.noInputPrompt);
  return {
    kind: 'wait',
    local: { phase: 'pin', attempt },
    instructions: [
      {
        kind: 'gather',
        prompt: [...complaint, ...context.prompt(pin.prompt)],
        // As many as any provider takes, so that the length gives nothing away.
        digits: { most: 32, finishKey: pin.finishKey, betweenSeconds: pin.betweenSeconds },
        speech: null,
        firstSeconds: pin.firstSeconds,
        bargeIn: true,
        sensitive: true,
      },
    ],
    why: failure === null ? 'Asks for the PIN' : 'Asks for the PIN again',
  };
}

function pinEntered(
  context: NodeContext,
  data: Conference,
  { local, event }: { local: AskingPin; event: AnswerEvent },
): NodeResult {
  const { attempt } = local;
  const entered = event.kind === 'digits-gathered' ? event.digits : '';
  const matches = (template: string) => {
    const code = context.reveal(context.text(template)).trim();
    return code !== '' && code === entered;
  };
  if (data.moderator === 'by-pin' && matches(data.pin.moderatorCode))
    return enterRoom(context, data, { attempt, moderator: true });
  if (matches(data.pin.code))
    return enterRoom(context, data, { attempt, moderator: data.moderator === 'this-caller' });
  if (attempt < data.pin.attempts) {
    return askPin(context, data, { attempt: attempt + 1, failure: entered === '' ? 'no-input' : 'wrong' });
  }
  return {
    kind: 'leave',
    port: 'wrong-pin',
    result: { ...notEntered, attempts: attempt, status: 'wrong-pin' },
    why: `No right PIN in ${attempt} tries`,
  };
}

function enterRoom(
  context: NodeContext,
  data: Conference,
  { attempt, moderator }: { attempt: number; moderator: boolean },
): NodeResult {
  const name = context.text(data.name).trim();
  if (name === '') return { kind: 'fail', code: 'no-name', why: 'The conference has no name' };
  const local: InRoom = { phase: 'room', attempt, name, moderator, enteredAt: context.now };
  return {
    kind: 'wait',
    local,
    instructions: [...context.prompt(data.announcement), conference(data, name, moderator)],
    why: `Enters the conference ${name}${moderator ? ' as moderator' : ''}`,
  };
}

function conference(data: Conference, name: string, moderator: boolean): ConferenceInstruction {
  return {
    kind: 'conference',
    name,
    startOnEnter: moderator || data.moderator === 'nobody',
    endOnExit: moderator && data.endsWithModerator,
    muted: data.muted === 'yes' || (data.muted === 'except-moderator' && !moderator),
    beep: data.beep,
    wait: data.wait,
    record: data.record,
    mostParticipants: data.mostParticipants,
    timeLimitSeconds: data.timeLimitSeconds,
    hangUpOnStar: data.hangUpOnStar,
  };
}

function leaveRoom(
  { now }: NodeContext,
  { name, moderator, enteredAt, attempt }: InRoom,
  port: 'left' | 'caller-hung-up',
): NodeResult & { kind: 'leave' } {
  const seconds = Math.max(0, Math.round((now - enteredAt) / 1_000));
  return {
    kind: 'leave',
    port,
    result: { name, moderator, seconds, attempts: attempt, status: port },
    why: port === 'left' ? `Left the conference after ${seconds} s` : 'The caller hung up',
  };
}

const notEntered = { name: '', moderator: false, seconds: 0 };
