import { z } from 'zod';
import type { AnswerEvent, LookUpResult } from '#runtime/contract/event.ts';
import type { NodeContext, NodeResult, NodeStep } from '#runtime/contract/node.ts';
import {
  type VerifyCheck,
  VerifyChecked,
  type VerifyStart,
  VerifyStarted,
} from '#runtime/contract/verify.ts';
import { phoneText } from '#runtime/expressions/phone-text.ts';
import type { Verify } from './fields.ts';

const Local = z.strictObject({
  phase: z.enum(['sending', 'entry', 'checking']),
  /** A token where the number is secret. */
  to: z.string(),
  /** Which try at entering the code this is, and how often one was sent. */
  attempt: z.number(),
  sent: z.number(),
  /** The provider's id of the verification; '' before the first code is sent. */
  session: z.string(),
});
type Local = z.infer<typeof Local>;

export const step: NodeStep<Verify> = {
  sensitive: () => true,
  enter: (context, data) => {
    const to = phoneText(context, data.to);
    const local: Local = { phase: 'sending', to, attempt: 1, sent: 1, session: '' };
    return to === '' ? notSent(local, 'no-recipient') : send(context, data, local);
  },
  resume: (context, data, event) => entered(context, data, { local: Local.parse(context.local), event }),
  lookedUp: (context, data, results) => {
    const local = Local.parse(context.local);
    const result = results[0] ?? { ok: false, error: 'lost' };
    return local.phase === 'sending'
      ? sent(context, data, { local, result })
      : checked(context, data, { local, result });
  },
};

/** A provider answers within this, or not at all. */
const seconds = 12;

function send(context: NodeContext, data: Verify, local: Local): NodeResult {
  const request: VerifyStart = { to: local.to, channel: data.channel, language: context.language };
  return {
    kind: 'look-up',
    needs: [{ kind: 'verify-start', request, seconds }],
    local: { ...local, phase: 'sending' },
    instructions: context.prompt(data.sendingPrompt),
    why: local.sent === 1 ? `Sends a code to ${local.to}` : 'Sends another code',
  };
}

type Answered = { local: Local; result: LookUpResult };

function sent(context: NodeContext, data: Verify, { local, result }: Answered): NodeResult {
  if (result.ok) {
    const { session } = VerifyStarted.parse(result.value);
    return ask(context, data, { local: { ...local, session }, complaint: null });
  }
  // The code that was sent before is as good as it was.
  if (local.session !== '') return ask(context, data, { local, complaint: null });
  return notSent(local, result.error);
}

type Complaint = 'wrong' | 'no-input';

function ask(
  context: NodeContext,
  data: Verify,
  { local, complaint }: { local: Local; complaint: Complaint | null },
): NodeResult {
  const before =
    complaint === null ? [] : context.prompt(complaint === 'wrong' ? data.wrongPrompt : data.noInputPrompt);
  return {
    kind: 'wait',
    local: { ...local, phase: 'entry' },
    instructions: [
      {
        kind: 'gather',
        prompt: [...before, ...context.prompt(data.prompt)],
        digits: { most: data.digits, finishKey: data.finishKey, betweenSeconds: data.betweenSeconds },
        speech: null,
        firstSeconds: data.firstSeconds,
        bargeIn: data.bargeIn,
        sensitive: true,
      },
    ],
    why: local.attempt === 1 && local.sent === 1 ? 'Asks for the code' : 'Asks for the code again',
  };
}

function entered(
  context: NodeContext,
  data: Verify,
  { local, event }: { local: Local; event: AnswerEvent },
): NodeResult {
  const digits = event.kind === 'digits-gathered' ? event.digits : '';
  if (data.resendKey !== '' && digits === data.resendKey && local.sent <= data.resends)
    return send(context, data, { ...local, sent: local.sent + 1 });
  if (digits === '') return again(context, data, { local, failure: 'no-input' });
  // What cannot be a code costs none of the provider's few tries.
  if (!/^\d{4,10}$/.test(digits)) return again(context, data, { local, failure: 'wrong' });
  const request: VerifyCheck = { session: local.session, code: context.hide(digits) };
  return {
    kind: 'look-up',
    needs: [{ kind: 'verify-check', request, seconds }],
    local: { ...local, phase: 'checking' },
    why: 'Has the code checked',
  };
}

function checked(context: NodeContext, data: Verify, { local, result }: Answered): NodeResult {
  if (!result.ok) return again(context, data, { local, failure: 'not-checked' });
  switch (VerifyChecked.parse(result.value).status) {
    case 'approved':
      return leave(local, 'verified', { reason: '', why: 'The code is right' });
    case 'expired':
      return leave(local, 'expired', { reason: 'expired', why: 'The code is no longer good' });
    case 'wrong':
      return again(context, data, { local, failure: 'wrong' });
  }
}

type Failure = Complaint | 'not-checked';

function again(
  context: NodeContext,
  data: Verify,
  { local, failure }: { local: Local; failure: Failure },
): NodeResult {
  if (local.attempt >= data.attempts) return leave(local, 'wrong', { reason: failure, why: plain[failure] });
  const complaint = failure === 'not-checked' ? null : failure;
  return ask(context, data, { local: { ...local, attempt: local.attempt + 1 }, complaint });
}

const plain: Record<Failure, string> = {
  wrong: 'No right code in the last try',
  'no-input': 'Nothing was entered in the last try',
  'not-checked': 'The provider could not check the code',
};

type Ended = { reason: string; why: string };

function leave(
  { attempt }: Local,
  port: 'verified' | 'wrong' | 'expired',
  { reason, why }: Ended,
): NodeResult {
  return { kind: 'leave', port, result: { status: port, attempts: attempt, reason }, why };
}

function notSent({ attempt }: Local, error: string): NodeResult {
  const known = Object.hasOwn(reasons, error);
  return {
    kind: 'leave',
    port: 'not-sent',
    result: { status: 'not-sent', attempts: attempt - 1, reason: known ? error : 'failed' },
    why: reasons[error] ?? 'The provider could not be asked to send a code',
  };
}

const reasons: Readonly<Record<string, string>> = {
  'no-recipient': 'There is no phone number to send a code to',
  'not-set-up': 'The provider account has no service for one-time codes',
  'rate-limited': 'Too many codes were sent to this number lately',
  refused: 'The provider sends no code to this number',
};
