import plivo from 'plivo';
import twilio from 'twilio';
import { describe, expect, test } from 'vitest';
import type { MessageNews, ParseMessage } from '#runtime/contract/message.ts';
import { messageKeyword } from '#runtime/providers/message-keyword.ts';
import { providers } from '#runtime/providers/providers.ts';
import { parseXml } from '../support/phone/xml-element.ts';

const twilioId = 'SM00112233445566778899aabbccddeeff';
const plivoId = '5b40a428-bfc7-4daf-9d06-726c558bf3b8';
const text = 'Hi & hello? +1 ☎';
const people = { from: '+12125550100', to: '+14155550199' };

const twilioReceived = {
  ToCountry: 'US',
  SmsMessageSid: twilioId,
  NumMedia: '0',
  SmsSid: twilioId,
  SmsStatus: 'received',
  Body: text,
  From: people.from,
  To: people.to,
  NumSegments: '1',
  MessageSid: twilioId,
  AccountSid: 'AC0123456789abcdef0123456789abcdef',
  ApiVersion: '2010-04-01',
};
const plivoReceived = {
  From: '12125550100',
  To: '14155550199',
  Type: 'sms',
  Text: text,
  MessageUUID: plivoId,
  MessageIntent: '',
  Units: '1',
};

const received = { kind: 'message-received', ...people, text, keyword: null, answered: false } as const;

type Sample = [string, MessageNews | null, MessageNews | null];

const parser =
  (provider: 'twilio' | 'plivo') =>
  (parameters: Record<string, string>, received: boolean): ReturnType<ParseMessage> =>
    providers[provider].parseMessage(new Map(Object.entries(parameters)), received);
const parseTwilio = parser('twilio');
const parsePlivo = parser('plivo');

test.each<Sample>([
  ['Twilio’s message', parseTwilio(twilioReceived, true), { ...received, id: twilioId }],
  [
    'Twilio’s message with an unescaped plus',
    parseTwilio({ ...twilioReceived, From: ' 12125550100' }, true),
    { ...received, id: twilioId },
  ],
  [
    'Twilio’s own answer to a keyword',
    parseTwilio({ ...twilioReceived, Body: 'Basta', OptOutType: 'STOP' }, true),
    { ...received, id: twilioId, text: 'Basta', keyword: 'stop', answered: true },
  ],
  [
    'Twilio’s report',
    parseTwilio({ MessageSid: twilioId, MessageStatus: 'undelivered', ErrorCode: '30003' }, false),
    { kind: 'message-reported', id: twilioId, status: 'failed', error: '30003' },
  ],
  ['Twilio’s report on the way', parseTwilio({ MessageSid: twilioId, MessageStatus: 'queued' }, false), null],
  ['nothing from Twilio', parseTwilio({}, true), null],
  ['Plivo’s message', parsePlivo(plivoReceived, true), { ...received, id: plivoId }],
  [
    'Plivo’s intent',
    parsePlivo({ ...plivoReceived, Text: 'basta', MessageIntent: 'optout' }, true),
    { ...received, id: plivoId, text: 'basta', keyword: 'stop' },
  ],
  [
    'Plivo’s report',
    parsePlivo({ MessageUUID: plivoId, Status: 'delivered', ErrorCode: '000' }, false),
    { kind: 'message-reported', id: plivoId, status: 'delivered', error: '' },
  ],
  ['Plivo’s report on the way', parsePlivo({ MessageUUID: plivoId, Status: 'queued' }, false), null],
  ['nothing from Plivo', parsePlivo({}, false), null],
])('reads %s', (_, news, expected) => {
  expect(news).toEqual(expected);
});

describe('a reply', () => {
  const answer = { from: '+14155550199', to: '+12125550100', text: 'Acme & <Co>' };

  test('is what Twilio’s own builder makes', () => {
    const response = new twilio.twiml.MessagingResponse();
    expect(parseXml(providers.twilio.renderMessage({ ...answer, text: '' }).body)).toEqual(
      parseXml(response.toString()),
    );
    response.message(answer.text);
    expect(parseXml(providers.twilio.renderMessage(answer).body)).toEqual(parseXml(response.toString()));
  });

  test('is what Plivo’s own builder makes', () => {
    const response = plivo.Response();
    expect(parseXml(providers.plivo.renderMessage({ ...answer, text: '' }).body)).toEqual(
      parseXml(response.toXML()),
    );
    response.addMessage(answer.text, { src: '14155550199', dst: '12125550100', type: 'sms' });
    expect(parseXml(providers.plivo.renderMessage(answer).body)).toEqual(parseXml(response.toXML()));
  });
});

test.each([
  ['stop', ['STOP', ' stop. ', 'Stop all', 'unsubscribe!', 'BAJA', 'Cancelar']],
  ['start', ['Start', 'UNSTOP', 'alta', 'Comenzar']],
  ['help', ['HELP', 'help?', 'Ayuda', 'información']],
  [null, ['please stop', 'startle', 'When do you open?', '', '🙂']],
])('%s is asked for by its words alone', (keyword, texts) => {
  for (const text of texts) expect(messageKeyword(text), text).toBe(keyword);
});
