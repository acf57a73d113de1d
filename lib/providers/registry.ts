import type { CreateProviderClient, VerifySignature } from '#lib/providers/provider.ts';
import { createClient as createPlivoClient } from './plivo/client.ts';
import { verifySignature as verifyPlivo } from './plivo/signature.ts';
import { createClient as createTwilioClient } from './twilio/client.ts';
import { verifySignature as verifyTwilio } from './twilio/signature.ts';

/** The half of each provider that has effects, by its kind; `runtime/providers/providers.ts` has the other. */
export const registry = {
  twilio: { verifySignature: verifyTwilio, createClient: createTwilioClient },
  plivo: { verifySignature: verifyPlivo, createClient: createPlivoClient },
} satisfies Record<string, { verifySignature: VerifySignature; createClient: CreateProviderClient }>;
