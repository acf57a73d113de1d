import type { Json } from '#runtime/contract/json.ts';
import { type AnyNodeSchema, checkedData, type Reference } from '#runtime/contract/node.ts';
import { dottedPath, type Path, withValueAt } from './value-at.ts';

/** What a text refers to outside of the flow (a schedule, a flow, …); null when to nothing. The kind itself tells, asked with an example. */
export function referenceOf(schema: AnyNodeSchema, data: Json, path: Path): Reference['kind'] | null {
  const parsed = schema.fields.safeParse(withValueAt(data, path, example));
  if (!parsed.success) return null;
  const field = dottedPath(data, path);
  const references = schema.references(checkedData(parsed.data));
  return references.find((reference) => reference.field === field && reference.id === example)?.kind ?? null;
}

const example = 'example';
