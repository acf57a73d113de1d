import type { Flow } from '#lib/database/generated/client.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { parseFlow } from '#runtime/graph/parse.ts';

export type ReadDraft = { document: FlowDocument; revision: number };

/** A flow's draft, migrated to this version. Refuses one that is not readable, with what is wrong. */
export async function readDraft(workspace: Workspace, flow: Flow): Promise<ReadDraft> {
  const draft = await workspace.prisma.draft.findUniqueOrThrow({ where: { flowId: flow.id } });
  return { document: readable(draft.document), revision: draft.revision };
}

/** A flow document from outside or from the database; refuses what is none. */
export function readable(json: unknown): FlowDocument {
  const parsed = parseFlow(json);
  if (!parsed.ok) throw new Refusal('flow-unreadable', {}, parsed.problems);
  return parsed.document;
}
