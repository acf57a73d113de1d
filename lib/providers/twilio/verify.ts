import type { CreateVerifier } from '#lib/providers/provider.ts';
import { guarded } from '#lib/providers/rest-failure.ts';
import type { VerifyRefusal } from '#runtime/contract/verify.ts';
import { providerError, readFailure } from './errors.ts';
import { lazySdk } from './sdk.ts';

/** Twilio Verify: https://www.twilio.com/docs/verify/api. The service (VA…) says who writes, and how long a code is. */
export const createVerifier: CreateVerifier = (credentials, service, options) => {
  const sdk = lazySdk(credentials, options);
  return {
    start: guarded(async ({ to, channel, language }) => {
      if (service === '') return { refused: 'not-set-up' };
      const locale = localeOf(language);
      const spoken = locale === undefined ? {} : { locale };
      try {
        const { sid } = await sdk()
          .verify.v2.services(service)
          .verifications.create({ to, channel, ...spoken });
        return { session: sid };
      } catch (error) {
        const refused = refusalOf(error);
        if (refused === null) throw error;
        return { refused };
      }
    }, providerError),
    check: guarded(async ({ session, code }) => {
      try {
        const { status } = await sdk()
          .verify.v2.services(service)
          .verificationChecks.create({ verificationSid: session, code });
        if (status === 'approved') return 'approved';
        return status === 'pending' ? 'wrong' : 'expired';
      } catch (error) {
        // Too old, used up or canceled; or tried too often.
        const { status, code: reason } = readFailure(error);
        if (status === 404 || reason === tooManyChecks) return 'expired';
        throw error;
      }
    }, providerError),
  };
};

const tooManyChecks = 60202;

/** https://www.twilio.com/docs/api/errors/60203; 60212: two requests for one number at once. */
function refusalOf(error: unknown): VerifyRefusal | null {
  const { status, code } = readFailure(error);
  if (status === 429) return 'rate-limited';
  if (status === 404) return 'not-set-up';
  // Wrong credentials are no refusal of the number.
  if (status === 401 || code === 20003) return null;
  return status !== null && status >= 400 && status < 500 ? 'refused' : null;
}

/** https://www.twilio.com/docs/verify/supported-languages; Twilio refuses any other. */
const locales =
  'af ar ca zh zh-CN zh-HK hr cs da nl en en-GB et fi fr de el he hi hu id it ja kn ko lt ms mr nb pl pt-BR pt ro ru sk es sv tl te th tr uk vi'.split(
    ' ',
  );

function localeOf(language: string): string | undefined {
  const [base = ''] = language.split('-');
  return [language, base].find((name) => locales.includes(name));
}
