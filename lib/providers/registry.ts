import type { CreateProviderClient, CreateVerifier, VerifySignature } from '#lib/providers/provider.ts';
import { createClient as createPlivoClient } from './plivo/client.ts';
import { verifySignature as verifyPlivo } from './plivo/signature.ts';
import { createVerifier as createPlivoVerifier } from './plivo/verify.ts';
import { createClient as createTwilioClient } from './twilio/client.ts';
import { verifySignature as verifyTwilio } from './twilio/signature.ts';
import { createVerifier as createTwilioVerifier } from './twilio/verify.ts';

/** The half of each provider that has effects, by its kind; `runtime/providers/providers.ts` has the other. */
export const registry = {
  twilio: {
    verifySignature: verifyTwilio,
    createClient: createTwilioClient,
    createVerifier: createTwilioVerifier,
  },
  plivo: {
    verifySignature: verifyPlivo,
    createClient: createPlivoClient,
    createVerifier: createPlivoVerifier,
  },
} satisfies Record<string, ProviderHalf>;

type ProviderHalf = {
  verifySignature: VerifySignature;
  createClient: CreateProviderClient;
  createVerifier: CreateVerifier;
};
