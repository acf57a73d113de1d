import { createHmac } from 'node:crypto';
import type { Place } from './load-job.ts';

/** One caller after the other on one line: each call is a start, a key and an order number, as Twilio would send and sign them. */
export type Caller = {
  /** The next webhook of this line. */
  request: () => string;
  /** Takes the reply to it; false when the caller heard what they should not have. */
  reply: (status: number, body: string) => boolean;
};

export function createCaller(place: Place, line: number): Caller {
  let turn = 0;
  let call = 0;
  let path = '/';
  let sid = '';

  const begin = (): void => {
    turn = 0;
    call += 1;
    path = place.firstPath;
    sid = `CA${place.seed}${line.toString(16).padStart(8, '0')}${call.toString(16).padStart(8, '0')}`;
  };
  begin();
  return {
    request: () => webhook(place, path, fieldsOf(sid, keys[turn] ?? null)),
    reply: (status, body) => {
      const heard = status === 200 && body.includes(place.heard[turn] ?? '');
      turn += 1;
      const next = actionOf(body, place.publicUrl);
      if (!heard || turn === keys.length || next === null) begin();
      else path = next;
      return heard;
    },
  };
}

/** By turn: the call begins, the menu's option, the order number. */
const keys = [null, '1', '4711'] as const;

/** Of every webhook of an ordinary inbound call, sorted as the signature wants them, around the two that differ. */
const beforeCall = [
  ['AccountSid', 'AC0123456789abcdef0123456789abcdef'],
  ['ApiVersion', '2010-04-01'],
];
const afterCall = [
  ['CallStatus', 'in-progress'],
  ['CallToken', '%7B%22parentCallInfoToken%22%3A%22eyJhbGciOiJFUzI1NiJ9%22%7D'],
  ['Called', '+15550100100'],
  ['CalledCity', 'BERKELEY'],
  ['CalledCountry', 'US'],
  ['CalledState', 'CA'],
  ['CalledZip', '94702'],
  ['Caller', '+15550199001'],
  ['CallerCity', 'OAKLAND'],
  ['CallerCountry', 'US'],
  ['CallerState', 'CA'],
  ['CallerZip', '94601'],
];
const afterDigits = [
  ['Direction', 'inbound'],
  ['From', '+15550199001'],
  ['FromCity', 'OAKLAND'],
  ['FromCountry', 'US'],
  ['FromState', 'CA'],
  ['FromZip', '94601'],
  ['To', '+15550100100'],
  ['ToCity', 'BERKELEY'],
  ['ToCountry', 'US'],
  ['ToState', 'CA'],
  ['ToZip', '94702'],
];

type Fields = { signed: string; form: string };

const write = (fields: readonly (readonly string[])[]): Fields => ({
  signed: fields.flat().join(''),
  form: fields.map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`).join('&'),
});
const [before, after, last] = [write(beforeCall), write(afterCall), write(afterDigits)];

function fieldsOf(sid: string, digits: string | null): Fields {
  const [entered, signed] = digits === null ? ['', ''] : [`&Digits=${digits}`, `Digits${digits}`];
  return {
    signed: `${before.signed}CallSid${sid}${after.signed}${signed}${last.signed}`,
    form: `${before.form}&CallSid=${sid}&${after.form}${entered}&${last.form}`,
  };
}

function webhook(place: Place, path: string, { signed, form }: Fields): string {
  const signature = createHmac('sha1', place.token)
    .update(place.publicUrl + path + signed)
    .digest('base64');
  return (
    `POST ${path} HTTP/1.1\r\nHost: ${place.host}\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-8\r\n` +
    `Content-Length: ${form.length}\r\nX-Twilio-Signature: ${signature}\r\nI-Twilio-Idempotency-Token: 0ea2bb1c\r\n` +
    `User-Agent: TwilioProxy/1.1\r\nAccept: */*\r\n\r\n${form}`
  );
}

/** Path of the first action in a reply. */
function actionOf(body: string, publicUrl: string): string | null {
  const start = body.indexOf('action="');
  if (start < 0) return null;
  const url = body.slice(start + 8, body.indexOf('"', start + 8));
  return url.startsWith(publicUrl) ? url.slice(publicUrl.length) : url;
}
