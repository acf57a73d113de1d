import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { checkedJson } from '../checked-json.ts';
import { checkNode } from '../checked-node.ts';
import { cleanJson } from '../clean-json.ts';
import { done, type Edited, type EditOrigin, type Refused, refuse } from './edit.ts';
import { type FieldPath, idOf, valueAt, withValue } from './field-path.ts';
import { type FlowDoc, root } from './flow-doc.ts';
import { readNode } from './read-node.ts';
import { writeNode } from './write-document.ts';

/** A place in a step's data. */
export type Field = { node: string; path: FieldPath };

/**
 * What the step's data would become is checked as a whole, and only what differs is written. `undefined` takes the value away: the field's default stands there then.
 */
export function setField(
  doc: FlowDoc,
  origin: EditOrigin,
  { node, path, value }: Field & { value: Json | undefined },
): Edited {
  const step = readNode(doc, node)?.node;
  if (step === undefined) return refuse('not-found');
  const data = withValue(step.data, path, value === undefined ? undefined : cleanJson(value));
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return refuse('not-found');
  const check = checkNode(node, { ...step, data });
  if (!check.ok) return refuse('invalid', check.problems);
  const sound = { ...step, data: checkedJson(check.checked.data) };
  doc.transact(() => writeNode(root(doc, 'nodes'), node, sound), origin);
  return done;
}

/** Before another item of the list, or at its end; `item` has an id that no other has. */
export function addItem(
  doc: FlowDoc,
  origin: EditOrigin,
  { item, before, ...field }: Field & { item: JsonObject; before: string | null },
): Edited {
  return editList(doc, origin, {
    ...field,
    change: (list) => {
      const id = idOf(item);
      if (id === null || list.some((other) => idOf(other) === id)) return refuse('taken');
      return inserted(list, item, before);
    },
  });
}

export function removeItem(
  doc: FlowDoc,
  origin: EditOrigin,
  { item, ...field }: Field & { item: string },
): Edited {
  return editList(doc, origin, {
    ...field,
    change: (list) => {
      const rest = list.filter((other) => idOf(other) !== item);
      return rest.length === list.length ? refuse('not-found') : rest;
    },
  });
}

/** Before another item of the list, or to its end. */
export function moveItem(
  doc: FlowDoc,
  origin: EditOrigin,
  { item, before, ...field }: Field & { item: string; before: string | null },
): Edited {
  return editList(doc, origin, {
    ...field,
    change: (list) => {
      const moved = list.find((other) => idOf(other) === item);
      if (moved === undefined) return refuse('not-found');
      if (item === before) return list;
      return inserted(
        list.filter((other) => other !== moved),
        moved,
        before,
      );
    },
  });
}

function editList(
  doc: FlowDoc,
  origin: EditOrigin,
  { change, ...field }: Field & { change: (list: Json[]) => Json[] | Refused },
): Edited {
  const step = readNode(doc, field.node)?.node;
  const list = step === undefined ? undefined : valueAt(step.data, field.path);
  if (!Array.isArray(list)) return refuse('not-found');
  const changed = change(list);
  return Array.isArray(changed) ? setField(doc, origin, { ...field, value: changed }) : changed;
}

function inserted(list: Json[], item: Json, before: string | null): Json[] {
  const place = before === null ? -1 : list.findIndex((other) => idOf(other) === before);
  return list.toSpliced(place === -1 ? list.length : place, 0, item);
}
