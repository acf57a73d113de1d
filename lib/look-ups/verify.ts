import type { LookUp, LookUpPlace } from '#lib/calls/look-ups.ts';
import type { Database } from '#lib/database/connect.ts';
import { accountVerifier } from '#lib/provider-accounts/account-client.ts';
import type { Verifier } from '#lib/providers/provider.ts';
import { VerifyCheck, VerifyStart } from '#runtime/contract/verify.ts';

/**
 * One-time codes by the provider of the call. A refusal's error is a `VerifyRefusal`. Started twice, the person gets the code twice; checked twice, Plivo
 * still says that it was right, and Twilio that it is used up.
 */
export function createVerify(database: () => Promise<Database>): {
  'verify-start': LookUp;
  'verify-check': LookUp;
} {
  return {
    'verify-start': async ({ request }, place) => {
      const verifier = await verifierOf(place, database);
      const started = await verifier.start(VerifyStart.parse(request));
      return 'refused' in started ? { ok: false, error: started.refused } : { ok: true, value: started };
    },
    'verify-check': async ({ request }, place) => {
      const verifier = await verifierOf(place, database);
      return { ok: true, value: { status: await verifier.check(VerifyCheck.parse(request)) } };
    },
  };
}

async function verifierOf({ account }: LookUpPlace, database: () => Promise<Database>): Promise<Verifier> {
  const { prisma } = await database();
  const row = account && (await prisma.providerAccount.findUnique({ where: { id: account } }));
  if (!row) throw new Error('The provider account is gone.');
  return await accountVerifier(row);
}
