import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Json } from '#runtime/contract/json.ts';
import { compareText } from './compare-text.ts';
import { differences } from './differences.ts';

/** One difference between two documents, as people would tell it. */
export type Change = {
  change: 'added' | 'removed' | 'changed';
  part: 'name' | 'setting' | 'variable' | 'step' | 'wire' | 'note';
  /** Of a step or note its id, of a wire `<from>.<port>`, of a variable its name; '' for name and settings. */
  id: string;
  /** What people call it: the step's name, before the change where it was renamed. */
  name: string;
  /** Dotted path of what changed in it; null when all of it came or went. */
  field: string | null;
  before: Json;
  after: Json;
};

/** What changed from one document to another, in a fixed order; empty when they are the same flow. */
export function diff(before: FlowDocument, after: FlowDocument): Change[] {
  return [
    ...compare('name', { '': { value: before.name, name: '' } }, { '': { value: after.name, name: '' } }),
    ...compare('setting', whole(before.settings), whole(after.settings)),
    ...compare('variable', byName(before), byName(after)),
    ...compare('step', steps(before), steps(after)),
    ...compare('wire', wires(before), wires(after)),
    ...compare('note', notes(before), notes(after)),
  ];
}

/** What can be told apart in a part of the document, by id. */
type Items = Record<string, { value: Json; name: string }>;

function compare(part: Change['part'], before: Items, after: Items): Change[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compareText);
  return ids.flatMap((id): Change[] => {
    const [old, now] = [item(before, id), item(after, id)];
    const common = { part, id, name: old?.name ?? now?.name ?? '' };
    if (old === undefined) {
      return [{ ...common, change: 'added', field: null, before: null, after: now?.value ?? null }];
    }
    if (now === undefined)
      return [{ ...common, change: 'removed', field: null, before: old.value, after: null }];
    return differences(old.value, now.value).map(({ path, before, after }) => ({
      ...common,
      change: 'changed',
      field: path.join('.') || null,
      before,
      after,
    }));
  });
}

function item(items: Items, id: string): Items[string] | undefined {
  return Object.hasOwn(items, id) ? items[id] : undefined;
}

function whole(settings: FlowDocument['settings']): Items {
  return { '': { value: plain(settings), name: '' } };
}

function byName({ variables }: FlowDocument): Items {
  return Object.fromEntries(
    variables.map((variable) => [variable.name, { value: plain(variable), name: variable.name }]),
  );
}

function steps({ nodes }: FlowDocument): Items {
  return Object.fromEntries(
    Object.entries(nodes).map(([id, node]) => [id, { value: plain(node), name: node.name }]),
  );
}

/** Of two wires from one outcome the first holds. */
function wires({ edges, nodes }: FlowDocument): Items {
  const nameOf = (id: string) => (Object.hasOwn(nodes, id) ? (nodes[id]?.name ?? id) : id);
  return Object.fromEntries(
    edges
      .toReversed()
      .map(({ from, port, to }) => [`${from}.${port}`, { value: to, name: `${nameOf(from)}, ${port}` }]),
  );
}

function notes({ notes: all }: FlowDocument): Items {
  return Object.fromEntries(
    all.map((note) => [note.id, { value: plain(note), name: note.text.slice(0, 40) }]),
  );
}

/** A document is JSON by its schema, which the types of its parts do not say. */
function plain(value: object): Json {
  return value as Json;
}
