import { limits } from '#runtime/contract/limits.ts';
import type { NodeContext, NodeResult, NodeStep } from '#runtime/contract/node.ts';
import { phoneText } from '#runtime/expressions/phone-text.ts';
import type { SendMessage } from './fields.ts';
import { isShortSender } from './sender.ts';

export const step: NodeStep<SendMessage> = {
  enter: (context, data) => {
    const to = phoneText(context, data.to);
    const from = senderOf(context, data);
    if (to === '') return failed({ to, from, reason: 'no-recipient' });
    if (from === '') return failed({ to, from, reason: 'no-sender' });
    const text = textOf(context, data);
    if (text === '') return failed({ to, from, reason: 'no-text' });
    const account = data.account.trim();
    context.effect({ kind: 'send-message', from, to, text, ...(account === '' ? {} : { account }) });
    return {
      kind: 'leave',
      port: 'sent',
      result: { to, from, status: 'sent', reason: '' },
      why: `Sends a message to ${to}`,
    };
  },
};

type Failure = 'no-recipient' | 'no-sender' | 'no-text';

function failed({ to, from, reason }: { to: string; from: string; reason: Failure }): NodeResult {
  return {
    kind: 'leave',
    port: 'failed',
    result: { to, from, status: 'failed', reason },
    why: plain[reason],
  };
}

const plain: Record<Failure, string> = {
  'no-recipient': 'There is no phone number to send the message to',
  'no-sender': 'There is no number to send the message from',
  'no-text': 'The message would be empty',
};

/** '' when it can be none, as when the call came to a SIP address. */
function senderOf(context: NodeContext, data: SendMessage): string {
  if (data.sender === 'own') {
    const text = context.text(data.ownSender).trim();
    return isShortSender(context.reveal(text)) ? text : phoneText(context, data.ownSender);
  }
  const { call } = context.state;
  const own = call.direction === 'inbound' ? call.to : call.from;
  return /^\+\d+$/.test(own) ? own : '';
}

/** In the call's language, else the flow's first, else any. Cut to what providers take. */
function textOf(context: NodeContext, { texts }: SendMessage): string {
  const written = [context.language, ...context.settings.languages, ...Object.keys(texts)]
    .map((language) => (Object.hasOwn(texts, language) ? (texts[language] ?? '') : ''))
    .find((text) => text.trim() !== '');
  const text = context.text(written ?? '').trim();
  const clear = context.reveal(text);
  if (clear.length <= limits.messageCharacters) return clear.trim() === '' ? '' : text;
  const cut = `${clear.slice(0, limits.messageCharacters - 1).replace(/[\ud800-\udbff]$/, '')}…`;
  return clear === text ? cut : context.hide(cut);
}
