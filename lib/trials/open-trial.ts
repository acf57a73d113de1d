import { referencesOf } from '#lib/flows/references-of.ts';
import type { FlowBundle } from '#lib/rehearsal/flow-bundle.ts';
import { readBundle } from '#lib/rehearsal/read-bundle.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { Reference } from '#runtime/contract/node.ts';
import { tokenHash } from './token-hash.ts';

export type OpenedTrial = { bundle: FlowBundle; expiresAt: string };

/**
 * What the link with this token leads to; null when there is none, it has expired or was revoked, or its flow is archived: which of these is nobody's
 * business. Beside the flow and its subflows only the sounds and opening hours are given that they use.
 */
export async function openTrial(workspace: Workspace, token: string): Promise<OpenedTrial | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const link = await workspace.prisma.trialLink.findUnique({
    where: { tokenHash: tokenHash(token), workspaceId: workspace.id },
    include: { flow: true, version: { select: { number: true } } },
  });
  const now = new Date();
  if (link === null || link.revokedAt !== null || link.expiresAt <= now) return null;
  if (link.flow.archivedAt !== null) return null;
  const bundle = await readBundle(workspace, link.flow, link.version?.number ?? 'draft');
  await workspace.prisma.trialLink.update({ where: { id: link.id }, data: { openedAt: now } });
  return { bundle: onlyUsed(bundle), expiresAt: link.expiresAt.toISOString() };
}

function onlyUsed(bundle: FlowBundle): FlowBundle {
  const documents = [bundle.document, ...Object.values(bundle.subflows).map(({ document }) => document)];
  const used = <Value>(all: Record<string, Value>, kind: Reference['kind']): Record<string, Value> => {
    const ids = new Set(documents.flatMap((document) => referencesOf(document, kind)));
    return Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)));
  };
  const { resources, audioPaths } = bundle;
  return {
    ...bundle,
    resources: {
      ...resources,
      audio: used(resources.audio, 'audio'),
      schedules: used(resources.schedules, 'schedule'),
    },
    audioPaths: used(audioPaths, 'audio'),
  };
}
