import fc from 'fast-check';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Json } from '#runtime/contract/json.ts';
import { checkedData } from '#runtime/contract/node.ts';
import { duplicateNodes } from '#runtime/graph/edit/copy-edits.ts';
import { addItem, moveItem, removeItem, setField } from '#runtime/graph/edit/data-edits.ts';
import { deleteParts } from '#runtime/graph/edit/delete-edits.ts';
import type { Edited, EditOrigin } from '#runtime/graph/edit/edit.ts';
import type { FlowDoc } from '#runtime/graph/edit/flow-doc.ts';
import { renameFlow, replaceDocument, setSettings } from '#runtime/graph/edit/flow-edits.ts';
import { moveParts } from '#runtime/graph/edit/move-edits.ts';
import { addNode, renameNode } from '#runtime/graph/edit/node-edits.ts';
import { addNote, changeNote } from '#runtime/graph/edit/note-edits.ts';
import { toDocument } from '#runtime/graph/edit/to-document.ts';
import { addVariable, changeVariable, removeVariable } from '#runtime/graph/edit/variable-edits.ts';
import { unwire, wire } from '#runtime/graph/edit/wire-edits.ts';
import { schemaOf } from '#runtime/graph/schema-of.ts';
import { schemas } from '#runtime/nodes/schemas.ts';
import conference from '#templates/conference-line.json' with { type: 'json' };
import { parsed } from './sample.ts';

/** An edit as numbers and a value: what they mean depends on the document that it meets. */
export type RandomEdit = { kind: (typeof kinds)[number]; a: number; b: number; c: number; value: Json };

const kinds = [
  'addNode',
  'deleteNodes',
  'deleteNote',
  'deleteParts',
  'moveNodes',
  'moveParts',
  'renameNode',
  'duplicateNodes',
  'wire',
  'wire',
  'unwire',
  'setField',
  'setField',
  'setField',
  'addItem',
  'addItem',
  'removeItem',
  'moveItem',
  'setSettings',
  'renameFlow',
  'addVariable',
  'changeVariable',
  'removeVariable',
  'addNote',
  'changeNote',
  'replaceDocument',
] as const;

const values: fc.Arbitrary<Json> = fc.oneof(
  fc.boolean(),
  fc.integer({ min: -5, max: 40 }),
  fc.constantFrom<Json>(
    '',
    '1',
    'Hello {{ caller.number }}',
    '\u0000\ud800 odd',
    'in-order',
    'music',
    null,
    [],
    {},
    ['b', 'a'],
    ['a', 'b', 'c'],
    { languages: { 'en-US': { kind: 'text', text: 'Hi' } } },
    { languages: { de: { kind: 'audio', audio: 'a1' } }, voice: { gender: 'male' } },
    [{ id: 'x', label: 'X', keys: '1' }],
    { '#list': 'id', '##': 1, __proto: [] },
  ),
  fc.jsonValue({ maxDepth: 3 }).map(plain),
);

export const randomEdits = (most: number): fc.Arbitrary<RandomEdit[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      a: fc.nat({ max: 99 }),
      b: fc.nat({ max: 99 }),
      c: fc.nat({ max: 99 }),
      value: values,
    }),
    { maxLength: most, minLength: 1, size: 'max' },
  );

let made = 0;

/** Does the edit, or has it refused. */
export function perform(doc: FlowDoc, origin: EditOrigin, edit: RandomEdit): Edited {
  const { a, b, c, value } = edit;
  const flow = toDocument(doc);
  const ids = Object.keys(flow.nodes);
  const node = pick(ids, a) ?? 'nobody';
  const lists = pathsOf(flow.nodes[node]?.data ?? {}).filter(({ value: at }) => Array.isArray(at));
  const list = pick(lists, b);
  const items = Array.isArray(list?.value) ? list.value.flatMap(idsOf) : [];
  const item = { node, path: list?.path ?? [], item: pick(items, c) ?? 'nothing' };
  const id = () => `${origin.author}${++made}`;
  switch (edit.kind) {
    case 'addNode': {
      const kind = pick(schemas, b)?.kind ?? '';
      const step = { id: id(), kind, name: text(value, kind), position: { x: a, y: b } };
      if (c > 50) return addNode(doc, origin, step);
      return addNode(doc, origin, {
        ...step,
        after: { from: node, port: pick(portsOf(flow, node), b) ?? 'none' },
      });
    }
    case 'deleteNodes':
      return deleteParts(doc, origin, { nodes: [node, ...(c > 50 ? [pick(ids, b) ?? ''] : [])], notes: [] });
    case 'deleteNote':
      return deleteParts(doc, origin, { nodes: [], notes: [pick(flow.notes, a)?.id ?? 'none'] });
    case 'deleteParts':
      return deleteParts(doc, origin, {
        nodes: [node],
        notes: flow.notes.slice(b % 3).map((note) => note.id),
      });
    case 'moveNodes':
      return moveParts(doc, origin, { nodes: { [node]: { x: b, y: c - 50 } }, notes: {} });
    case 'moveParts':
      return moveParts(doc, origin, {
        nodes: { [node]: { x: c, y: b } },
        notes: Object.fromEntries(flow.notes.slice(b % 3).map((note) => [note.id, { x: a, y: c - 50 }])),
      });
    case 'renameNode':
      return renameNode(doc, origin, { id: node, name: text(value, 'Renamed') });
    case 'duplicateNodes':
      return duplicateNodes(doc, origin, {
        ids: new Map([node, pick(ids, b) ?? ''].map((old) => [old, id()])),
        by: { x: 40, y: 40 },
      });
    case 'wire':
      return wire(doc, origin, {
        from: node,
        port: pick(portsOf(flow, node), b) ?? 'none',
        to: pick(ids, c) ?? '',
      });
    case 'unwire': {
      const edge = pick(flow.edges, a);
      return unwire(doc, origin, edge ?? { from: node, port: 'none' });
    }
    case 'setField': {
      const at = pick(pathsOf(flow.nodes[node]?.data ?? {}), b);
      return setField(doc, origin, {
        node,
        path: at?.path ?? 'x',
        value: c > 90 ? undefined : alike(at?.value, value, c),
      });
    }
    case 'addItem': {
      const like = Array.isArray(list?.value)
        ? list.value.find((other) => idsOf(other).length > 0)
        : undefined;
      const fresh = typeof like === 'object' && like !== null && !Array.isArray(like) ? { ...like } : {};
      return addItem(doc, origin, {
        node,
        path: item.path,
        item: { ...fresh, id: id() },
        before: c > 50 ? (pick(items, c) ?? null) : null,
      });
    }
    case 'removeItem':
      return removeItem(doc, origin, item);
    case 'moveItem':
      return moveItem(doc, origin, { ...item, before: a > 50 ? (pick(items, a) ?? null) : null });
    case 'setSettings': {
      const changes: Partial<FlowDocument['settings']>[] = [
        { languages: ['en-US', 'de', 'fr'].slice(c % 3) },
        { longestMinutes: b },
        { voice: { gender: 'male' } },
        { providers: ['twilio', 'plivo'].slice(c % 3) },
        { fallbackMessage: { de: text(value, 'Tut uns leid') } },
      ];
      return setSettings(doc, origin, pick(changes, a) ?? {});
    }
    case 'renameFlow':
      return renameFlow(doc, origin, text(value, 'Other name'));
    case 'addVariable':
      return addVariable(doc, origin, { name: `v${c % 7}`, type: 'text', initial: value, description: '' });
    case 'changeVariable':
      return changeVariable(doc, origin, {
        name: pick(flow.variables, a)?.name ?? 'none',
        changes: c > 50 ? { initial: value } : { name: `v${b % 9}` },
      });
    case 'removeVariable':
      return removeVariable(doc, origin, pick(flow.variables, a)?.name ?? 'none');
    case 'addNote':
      return addNote(doc, origin, {
        id: id(),
        text: text(value, 'Note'),
        author: origin.author,
        position: { x: a, y: b },
        size: { width: 100, height: c },
      });
    case 'changeNote':
      return changeNote(doc, origin, {
        id: pick(flow.notes, a)?.id ?? 'none',
        changes: { text: text(value, 'N') },
      });
    case 'replaceDocument':
      return a > 90
        ? replaceDocument(doc, origin, parsed(conference))
        : replaceDocument(doc, origin, { ...flow, edges: flow.edges.slice(1) });
  }
}

export function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value));
}

function pick<Item>(list: readonly Item[], number: number): Item | undefined {
  return list[number % Math.max(1, list.length)];
}

function text(value: Json, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

/** Mostly another value of the same type, so that not everything is refused. */
function alike(old: Json | undefined, value: Json, chance: number): Json {
  if (chance > 70 || old === undefined) return value;
  if (typeof old === 'boolean') return !old;
  if (typeof old === 'number') return old + 1;
  if (typeof old === 'string') return typeof value === 'string' ? value : `${old}1`;
  return value;
}

type Place = { path: (string | number)[]; value: Json };

function pathsOf(json: Json, path: (string | number)[] = []): Place[] {
  if (json === null || typeof json !== 'object') return [];
  const entries: [string | number, Json][] = Array.isArray(json)
    ? json.map((item, index) => [index, item])
    : Object.entries(json);
  return entries.flatMap(([key, value]) => {
    const here = [...path, key];
    return [{ path: here, value }, ...pathsOf(value, here)];
  });
}

function idsOf(item: Json): string[] {
  return item !== null && typeof item === 'object' && !Array.isArray(item) && typeof item['id'] === 'string'
    ? [item['id']]
    : [];
}

function portsOf(flow: FlowDocument, id: string): string[] {
  const node = flow.nodes[id];
  const schema = node === undefined ? undefined : schemaOf(node.kind);
  if (node === undefined || schema === undefined) return [];
  return schema.ports(checkedData(schema.fields.parse(node.data))).map((port) => port.id);
}
