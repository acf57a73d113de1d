import { randomBytes } from 'node:crypto';
import twilio from 'twilio';
import type { ProviderWire } from '../provider-wire.ts';
import { twilioParameters } from './parameters.ts';
import { readTwiml } from './read-twiml.ts';

/** Twilio's half of a telephone; signatures are made by Twilio's own SDK. */
export const twilioWire: ProviderWire = {
  name: 'twilio',
  mostDocumentBytes: 64 * 1024,
  newId: (of) => `${of === 'call' ? 'CA' : 'RE'}${randomBytes(16).toString('hex')}`,
  recordingUrl: (account, id) => `https://api.twilio.com/2010-04-01/Accounts/${account}/Recordings/${id}`,
  sign: ({ url, form, token }) => ({
    'user-agent': 'TwilioProxy/1.1',
    'i-twilio-idempotency-token': randomBytes(16).toString('hex'),
    // A connection override in the fragment is never part of the signature.
    'x-twilio-signature': twilio.getExpectedTwilioSignature(token, url.replace(/#.*$/, ''), { ...form }),
  }),
  parameters: twilioParameters,
  read: readTwiml,
};
