import { z } from 'zod';
import { Refusal } from '#lib/refusal.ts';

/** The column `settings` of `provider_accounts`. */
export const AccountSettings = z.object({
  /** Stands in for the provider's own host: a gateway, or a test's telephones. */
  apiUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** What sends and checks one-time codes: a Twilio Verify service, a Plivo Verify application. */
  verifyService: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,64}$/)
    .optional(),
});
export type AccountSettings = z.infer<typeof AccountSettings>;

export type GivenSettings = { apiUrl?: string; verifyService?: string };

/** Settings that somebody typed. Refuses what cannot be one. */
export function readSettings({ apiUrl, verifyService }: GivenSettings): AccountSettings {
  const settings = AccountSettings.safeParse({ apiUrl, verifyService });
  if (settings.success) return settings.data;
  const isUrl = settings.error.issues.some(({ path }) => path[0] === 'apiUrl');
  const reason = isUrl
    ? `“${apiUrl}” is no address of a REST API.`
    : `“${verifyService}” is no id of a service for one-time codes.`;
  throw new Refusal('bad-credentials', { reason });
}
