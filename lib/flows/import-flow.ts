import type { Flow } from '#lib/database/generated/client.ts';
import { checkDocument } from '#lib/flows/check-document.ts';
import { createFlow } from '#lib/flows/create-flow.ts';
import { lookForFlow } from '#lib/flows/find-flow.ts';
import { readable } from '#lib/flows/read-draft.ts';
import { saveDraft } from '#lib/flows/save-draft.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { Problem } from '#runtime/contract/problem.ts';

export type ImportFlow = {
  /** What the file held. */
  json: unknown;
  /** The flow whose draft it replaces, made when there is none of this short name. Without one a new flow is made. */
  slug?: string;
  /** Replaces the draft only while it is at this revision. */
  revision?: number;
  author?: string;
};

export type ImportedFlow = { flow: Flow; created: boolean; revision: number; problems: Problem[] };

/** Stores a document as a draft. Refuses what cannot be read; what is wrong with a readable one is listed, and stops publishing only. */
export async function importFlow(
  workspace: Workspace,
  { json, slug, revision, author }: ImportFlow,
): Promise<ImportedFlow> {
  const document = readable(json);
  const by = author === undefined ? {} : { author };
  const existing = slug === undefined ? null : await lookForFlow(workspace, slug);
  const problems = await checkDocument(workspace, document, existing?.id);
  if (existing === null) {
    const flow = await createFlow(workspace, { document, ...by, ...(slug === undefined ? {} : { slug }) });
    return { flow, created: true, revision: 1, problems };
  }
  const guard = revision === undefined ? {} : { revision };
  const saved = await saveDraft(workspace, existing, { document, ...guard, ...by });
  return { flow: { ...existing, name: document.name }, created: false, revision: saved, problems };
}
