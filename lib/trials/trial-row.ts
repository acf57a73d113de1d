import type { Prisma } from '#lib/database/generated/client.ts';
import type { TrialLink } from './trial-api.ts';

/** What lists show of a link. */
export const trialColumns = {
  id: true,
  label: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  openedAt: true,
  version: { select: { number: true } },
} satisfies Prisma.TrialLinkSelect;

type TrialRow = Prisma.TrialLinkGetPayload<{ select: typeof trialColumns }>;

export function listedTrial(row: TrialRow, now: Date): TrialLink {
  return {
    id: row.id,
    label: row.label,
    version: row.version?.number ?? null,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    state: row.revokedAt !== null ? 'revoked' : row.expiresAt > now ? 'open' : 'expired',
  };
}
