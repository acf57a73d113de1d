import type { AnyNodeSchema } from '#runtime/contract/node.ts';
import { schemas } from '#runtime/nodes/schemas.ts';

const all: readonly AnyNodeSchema[] = schemas;
const byKind = new Map(all.map((schema) => [schema.kind, schema]));

/** The schema of a kind of step; undefined for one that this version does not know. */
export function schemaOf(kind: string): AnyNodeSchema | undefined {
  return byKind.get(kind);
}
