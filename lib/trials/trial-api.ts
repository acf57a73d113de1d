import { z } from 'zod';

/**
 * Links by which a colleague tries a flow, below `/api/flows/<flow>`:
 *
 * - `GET /trials` → `TrialLinks`, the newest first
 * - `POST /trials` `MakeTrial` → `MadeTrial`; the token is shown this once
 * - `POST /trials/<id>/revoke` `{}` → `{}`
 *
 * The page is `/try/<token>`.
 */
export const MakeTrial = z.strictObject({
  /** `draft` follows the draft; a number stays at that version. */
  of: z.union([z.literal('draft'), z.number().int().min(1)]).default('draft'),
  days: z.number().int().min(1).max(90).default(7),
  /** For whom, for your own list. */
  label: z.string().trim().max(120).default(''),
});

export const TrialLink = z.object({
  id: z.string(),
  label: z.string(),
  /** null: the draft. */
  version: z.number().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
  /** When it was last opened. */
  openedAt: z.string().nullable(),
  state: z.enum(['open', 'expired', 'revoked']),
});
export type TrialLink = z.infer<typeof TrialLink>;

export const TrialLinks = z.object({ links: z.array(TrialLink) });

export const MadeTrial = z.object({ link: TrialLink, path: z.string() });
