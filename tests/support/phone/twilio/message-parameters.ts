import type { MessageParameters } from '../messages.ts';

/** What Twilio sends for text messages. */
export const twilioMessageParameters: MessageParameters = {
  received: ({ id, account, from, to, text }) => ({
    ToCountry: 'US',
    SmsMessageSid: id,
    NumMedia: '0',
    SmsSid: id,
    SmsStatus: 'received',
    Body: text,
    To: to,
    NumSegments: '1',
    MessageSid: id,
    AccountSid: account,
    From: from,
    ApiVersion: '2010-04-01',
  }),
  reported: ({ id, account, from, to }, status, error) => ({
    SmsSid: id,
    SmsStatus: status,
    MessageStatus: status,
    To: to,
    MessageSid: id,
    AccountSid: account,
    From: from,
    ApiVersion: '2010-04-01',
    ...(error === '' ? {} : { ErrorCode: error }),
  }),
};
