import type { MessageKeyword, MessageNews, ParseMessage } from '#runtime/contract/message.ts';
import { readParameters } from '#runtime/contract/parameters.ts';
import { messageKeyword } from '#runtime/providers/message-keyword.ts';

/** Plivo's webhooks of text messages. https://www.plivo.com/docs/messaging/api/message/send-a-message#message-callbacks */
export const parseMessage: ParseMessage = (parameters, received) => {
  const values = readParameters(parameters);
  const id = values.id('MessageUUID', 'ParentMessageUUID');
  if (id === '') return null;
  if (!received) {
    const status = statuses.get(values.text('Status').toLowerCase());
    const error = values.id('ErrorCode');
    // 000 is Plivo's code for none.
    return status === undefined
      ? null
      : { kind: 'message-reported', id, status, error: error === '000' ? '' : error };
  }
  const text = values.text('Text');
  return {
    kind: 'message-received',
    id,
    from: number(values.text('From')),
    to: number(values.text('To')),
    text,
    keyword: intents.get(values.text('MessageIntent').toLowerCase()) ?? messageKeyword(text),
    answered: false,
  };
};

/** Plivo writes E.164 without `+`. */
function number(text: string): string {
  return /^[1-9]\d{6,14}$/.test(text) ? `+${text}` : text;
}

const intents: ReadonlyMap<string, MessageKeyword> = new Map([
  ['optout', 'stop'],
  ['optin', 'start'],
  ['help', 'help'],
]);

/** The others say that it is on its way still. */
const statuses: ReadonlyMap<string, (MessageNews & { kind: 'message-reported' })['status']> = new Map([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'delivered'],
  ['undelivered', 'failed'],
  ['rejected', 'failed'],
  ['failed', 'failed'],
]);
