import type { Flow } from '#lib/database/generated/client.ts';
import { isUniqueViolation } from '#lib/database/unique-violation.ts';
import { checkFlowSlug, flowSlug } from '#lib/flows/flow-slug.ts';
import { jsonColumn } from '#lib/flows/json-column.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { normalise } from '#runtime/graph/edit/normalise.ts';

export type CreateFlow = {
  document: FlowDocument;
  /** Made of the name, with a number where that is taken, unless given. */
  slug?: string;
  description?: string;
  author?: string;
};

/** Stores a new flow with its draft at revision 1. Refuses a given short name that is taken. */
export async function createFlow(workspace: Workspace, create: CreateFlow): Promise<Flow> {
  if (create.slug !== undefined) return await insert(workspace, create, checkFlowSlug(create.slug));
  const base = flowSlug(create.document.name);
  for (let count = 1; ; count += 1) {
    const slug = count === 1 ? base : `${base}-${count}`;
    try {
      return await insert(workspace, create, slug);
    } catch (error) {
      const isTaken = error instanceof Refusal && error.code === 'flow-exists';
      if (!isTaken || count > mostOfOneName) throw error;
    }
  }
}

const mostOfOneName = 1_000;

async function insert(
  workspace: Workspace,
  { document: given, description = '', author }: CreateFlow,
  slug: string,
): Promise<Flow> {
  const document = normalise(given);
  try {
    return await workspace.prisma.flow.create({
      data: {
        workspaceId: workspace.id,
        slug,
        name: document.name,
        description,
        draft: {
          create: {
            workspaceId: workspace.id,
            document: jsonColumn(document),
            revision: 1,
            author: author ?? null,
          },
        },
      },
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('flow-exists', { flow: slug });
    throw error;
  }
}
