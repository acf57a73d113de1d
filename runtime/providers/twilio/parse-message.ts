import type { MessageKeyword, MessageNews, ParseMessage } from '#runtime/contract/message.ts';
import { readParameters } from '#runtime/contract/parameters.ts';
import { messageKeyword } from '#runtime/providers/message-keyword.ts';

/**
 * Twilio's webhooks of text messages. https://www.twilio.com/docs/messaging/guides/webhook-request; with Advanced Opt-Out Twilio answers the keywords
 * itself and says so in `OptOutType`.
 */
export const parseMessage: ParseMessage = (parameters, received) => {
  const values = readParameters(parameters);
  const id = values.id('MessageSid', 'SmsSid', 'SmsMessageSid');
  if (id === '') return null;
  if (!received) {
    const status = statuses.get(values.text('MessageStatus', 'SmsStatus').toLowerCase());
    return status === undefined
      ? null
      : { kind: 'message-reported', id, status, error: values.id('ErrorCode') };
  }
  const text = values.text('Body');
  const told = optOutTypes.get(values.text('OptOutType').toUpperCase());
  return {
    kind: 'message-received',
    id,
    from: number(values.text('From')),
    to: number(values.text('To')),
    text,
    keyword: told ?? messageKeyword(text),
    answered: told !== undefined,
  };
};

/** A plus that was sent unescaped arrives as a space. */
function number(text: string): string {
  const bare = text.trim();
  return /^[1-9]\d{6,14}$/.test(bare) ? `+${bare}` : bare;
}

const optOutTypes: ReadonlyMap<string, MessageKeyword> = new Map([
  ['STOP', 'stop'],
  ['START', 'start'],
  ['HELP', 'help'],
]);

/** The others say that it is on its way still. */
const statuses: ReadonlyMap<string, (MessageNews & { kind: 'message-reported' })['status']> = new Map([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'delivered'],
  ['undelivered', 'failed'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
]);
