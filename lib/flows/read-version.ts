import type { Flow } from '#lib/database/generated/client.ts';
import { readable } from '#lib/flows/read-draft.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';

/** A published version of a flow; the one that new calls start on when no number is given. */
export async function readVersion(
  workspace: Workspace,
  flow: Flow,
  number?: number,
): Promise<{ document: FlowDocument; number: number }> {
  const version = await workspace.prisma.version.findFirst({
    where: {
      flowId: flow.id,
      ...(number === undefined ? { id: flow.currentVersionId ?? nobody } : { number }),
    },
    select: { document: true, number: true },
  });
  if (version !== null) return { document: readable(version.document), number: version.number };
  if (number === undefined) throw new Refusal('not-published', { flow: flow.slug });
  throw new Refusal('version-not-found', { flow: flow.slug, version: number });
}

/** The nil UUID of RFC 9562, which no row has. */
const nobody = '00000000-0000-0000-0000-000000000000';
