import { SessionInterface } from 'plivo/dist/resources/verify.js';
import { z } from 'zod';
import { type CreateVerifier, ProviderError } from '#lib/providers/provider.ts';
import { guarded } from '#lib/providers/rest-failure.ts';
import { bareNumber } from './bare-number.ts';
import { providerError } from './errors.ts';
import { lazyRequest, NotFoundError, type PlivoRequest, StatusError } from './request.ts';

/**
 * Plivo Verify: https://www.plivo.com/docs/verify/api/session. The service is the UUID of a Verify application; without one Plivo takes the
 * account's own.
 */
export const createVerifier: CreateVerifier = (credentials, service, options) => {
  const request = lazyRequest(credentials, options);
  return {
    start: guarded(async ({ to, channel }) => {
      const recipient = bareNumber(to);
      try {
        const { sessionUuid } = Started.parse(
          await sessions(request()).create({
            recipient,
            channel: channel === 'call' ? 'voice' : 'sms',
            ...(service === '' ? {} : { app_uuid: service }),
          }),
        );
        return { session: sessionUuid };
      } catch (error) {
        if (error instanceof StatusError && error.status === 429) return { refused: 'rate-limited' };
        if (error instanceof NotFoundError) return { refused: 'not-set-up' };
        if (error instanceof StatusError && [400, 403, 422].includes(error.status))
          return { refused: 'refused' };
        throw error;
      }
    }, providerError),
    check: guarded(async ({ session, code }) => {
      try {
        await sessions(request()).validate({ id: session, otp: code });
        return 'approved';
      } catch (error) {
        if (error instanceof NotFoundError) return 'expired';
        if (!(error instanceof ProviderError) || !error.permanent) throw error;
        return await afterRefusal(request(), session);
      }
    }, providerError),
  };
};

/** The SDK's types tell of another constructor than the one that it has. */
function sessions(request: PlivoRequest): SessionInterface {
  const Sessions = SessionInterface as unknown as new (client: PlivoRequest) => SessionInterface;
  return new Sessions(request);
}

const Started = z.object({ sessionUuid: z.string().min(1) });
const Asked = z.object({ status: z.string() });

/** A wrong code and one that came too late are errors alike: the session tells which. */
async function afterRefusal(
  request: PlivoRequest,
  session: string,
): Promise<'approved' | 'wrong' | 'expired'> {
  const { body } = await request('GET', `Verify/Session/${encodeURIComponent(session)}/`, {});
  const { status } = Asked.parse(body);
  // The code was checked before, by a try whose answer got lost.
  if (status === 'verified') return 'approved';
  return status === 'expired' ? 'expired' : 'wrong';
}
