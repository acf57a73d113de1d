import type { FlowDocument, FlowNode } from '#runtime/contract/flow.ts';
import type { AnyNodeSchema } from '#runtime/contract/node.ts';
import { compareText } from './compare-text.ts';
import { schemaOf } from './schema-of.ts';

/** A node whose data passed its kind's fields: `schema`'s functions may be called with `checkedData(data)`. */
export type CheckedNode = { id: string; node: FlowNode; schema: AnyNodeSchema; data: unknown };

/** The nodes of a known kind and version with sound data, in the order of their ids; the others are left out. */
export function checkedNodes(document: FlowDocument): CheckedNode[] {
  return Object.entries(document.nodes)
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([id, node]) => {
      const schema = schemaOf(node.kind);
      if (schema === undefined || schema.version !== node.version) return [];
      const parsed = schema.fields.safeParse(node.data);
      return parsed.success ? [{ id, node, schema, data: parsed.data }] : [];
    });
}
