import { type Source, whole } from './reading.ts';

/** Twilio rings on for about as long before it gives up. https://www.twilio.com/docs/voice/twiml/dial#timeout */
const ringsLonger = 5_000;

export function ringMilliseconds(dial: Source): number {
  return whole(dial, 'timeout', { otherwise: 30, least: 5, most: 600, code: '13212' }) * 1_000 + ringsLonger;
}

/** Of a conversation, or of the stay in a room. */
export function limitMilliseconds(dial: Source): number {
  return whole(dial, 'timeLimit', { otherwise: 14_400, least: 1, most: 86_400, code: '13216' }) * 1_000;
}
