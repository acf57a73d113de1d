import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { FlowDoc } from '#runtime/graph/edit/flow-doc.ts';
import { fromDocument } from '#runtime/graph/edit/from-document.ts';
import { toDocument } from '#runtime/graph/edit/to-document.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import clinic from '#templates/clinic-front-desk.json' with { type: 'json' };

export function parsed(json: unknown): FlowDocument {
  const flow = parseFlow(json);
  if (!flow.ok) throw new Error(JSON.stringify(flow.problems));
  return flow.document;
}

/** A flow with menus, people, conditions and notes, as the shared document gives it. */
export const sample: FlowDocument = toDocument(fromDocument(parsed(clinic)));

/** The sample as it is opened. */
export function opened(): FlowDoc {
  return fromDocument(sample);
}
