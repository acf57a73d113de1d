import { randomBytes } from 'node:crypto';
import type { Flow } from '#lib/database/generated/client.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import { tokenHash } from './token-hash.ts';
import type { TrialLink } from './trial-api.ts';
import { listedTrial, trialColumns } from './trial-row.ts';

export type MakeTrial = { of: 'draft' | number; days: number; label: string };

/** A link by which whoever has it may play this flow for some days. The path holds its token, which is kept nowhere: it is told this once. */
export async function makeTrial(
  { id: workspaceId, prisma }: Workspace,
  flow: Flow,
  { of, days, label }: MakeTrial,
): Promise<{ link: TrialLink; path: string }> {
  if (flow.archivedAt !== null) throw new Refusal('flow-archived', { flow: flow.slug });
  const version =
    of === 'draft'
      ? null
      : await prisma.version.findUnique({
          where: { flowId_number: { flowId: flow.id, number: of } },
          select: { id: true },
        });
  if (of !== 'draft' && version === null)
    throw new Refusal('version-not-found', { flow: flow.slug, version: of });
  const now = new Date();
  const open = { flowId: flow.id, revokedAt: null, expiresAt: { gt: now } };
  if ((await prisma.trialLink.count({ where: open })) >= mostOpen)
    throw new Refusal('too-many-trials', { flow: flow.slug, most: mostOpen });
  const token = randomBytes(32).toString('base64url');
  const row = await prisma.trialLink.create({
    data: {
      workspaceId,
      flowId: flow.id,
      versionId: version?.id ?? null,
      label,
      tokenHash: tokenHash(token),
      createdAt: now,
      expiresAt: new Date(now.getTime() + days * 86_400_000),
    },
    select: trialColumns,
  });
  return { link: listedTrial(row, now), path: `/try/${token}` };
}

const mostOpen = 100;
