import { randomBytes, randomUUID } from 'node:crypto';
import type { ProviderWire } from '../provider-wire.ts';
import { plivoParameters } from './parameters.ts';
import { readPlivoXml } from './read-plivo-xml.ts';
import { signV3 } from './sign-v3.ts';

/** Plivo's half of a telephone. */
export const plivoWire: ProviderWire = {
  name: 'plivo',
  mostDocumentBytes: 100_000,
  newId: () => randomUUID(),
  recordingUrl: (account, id) => `https://media.plivo.com/v1/Account/${account}/Recording/${id}.mp3`,
  sign: ({ method, url, form, token }) => {
    const nonce = randomBytes(10).toString('hex');
    const signature = signV3({ method, url: url.replace(/#.*$/, ''), form, token, nonce });
    return {
      'user-agent': 'Plivo',
      'x-plivo-signature-v3': signature,
      'x-plivo-signature-ma-v3': signature,
      'x-plivo-signature-v3-nonce': nonce,
    };
  },
  parameters: plivoParameters,
  read: readPlivoXml,
};
