import type { FlowDocument, FlowNode } from '#runtime/contract/flow.ts';
import type { AnyNodeSchema } from '#runtime/contract/node.ts';
import type { Problem } from '#runtime/contract/problem.ts';
import { compareText } from './compare-text.ts';
import { problemOf } from './problem-of.ts';
import { schemaOf } from './schema-of.ts';
import { nodeDataProblems } from './zod-problems.ts';

/** A node whose data passed its kind's fields: `schema`'s functions may be called with `checkedData(data)`. */
export type CheckedNode = { id: string; node: FlowNode; schema: AnyNodeSchema; data: unknown };

export type NodeCheck = { ok: true; checked: CheckedNode } | { ok: false; problems: Problem[] };

/** Whether this version can run a node: its kind is known, its data of the newest version and sound. */
export function checkNode(id: string, node: FlowNode): NodeCheck {
  const schema = schemaOf(node.kind);
  if (schema === undefined) {
    return {
      ok: false,
      problems: [problemOf({ code: 'unknown-kind', node: id, parameters: { kind: node.kind } })],
    };
  }
  if (schema.version !== node.version) {
    const code = node.version > schema.version ? 'newer-step' : 'older-step';
    return { ok: false, problems: [problemOf({ code, node: id, parameters: { version: node.version } })] };
  }
  const parsed = schema.fields.safeParse(node.data);
  if (!parsed.success) return { ok: false, problems: nodeDataProblems(id, parsed.error) };
  return { ok: true, checked: { id, node, schema, data: parsed.data } };
}

/** Every node with the result of its check, in the order of their ids. */
export function checkNodes(document: FlowDocument): NodeCheck[] {
  return Object.entries(document.nodes)
    .sort(([a], [b]) => compareText(a, b))
    .map(([id, node]) => checkNode(id, node));
}
