import type { FlowDocument, FlowNode } from '#runtime/contract/flow.ts';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { compareText } from '../compare-text.ts';
import { edgeKey, type FlowDoc, root } from './flow-doc.ts';
import { type SharedMap, toSharedObject, writeList, writeObject, writeShared } from './shared-json.ts';
import { sharedNode, sharedNote } from './shared-parts.ts';

/** Makes a shared document stand for a flow, by the smallest change that does it. Inside a transaction. */
export function writeDocument(doc: FlowDoc, document: FlowDocument): void {
  const { name, schemaVersion, settings, variables, nodes, edges, notes } = document;
  writeObject(root(doc, 'flow'), { name, schemaVersion });
  writeObject(root(doc, 'settings'), plain(settings));
  writeVariables(doc, variables);
  writeEntries(root(doc, 'nodes'), new Map(Object.entries(nodes)), writeNode);
  writeEntries(root(doc, 'edges'), firstWires(edges), (map, key, to) => {
    if (map.get(key) !== to) map.set(key, to);
  });
  writeNotes(doc, notes);
}

export function writeNode(nodes: SharedMap, id: string, node: FlowNode): void {
  if (nodes.has(id)) writeShared(nodes, id, sharedNode(node));
  else nodes.set(id, toSharedObject(sharedNode(node)));
}

export function writeVariables(doc: FlowDoc, variables: FlowDocument['variables']): void {
  writeList(root(doc, 'variables'), variables.map(plain), 'name');
}

export function writeNotes(doc: FlowDoc, notes: FlowDocument['notes']): void {
  writeList(root(doc, 'notes'), notes.map(sharedNote), 'id');
}

/** Of two wires from one outcome the first holds. */
function firstWires(edges: FlowDocument['edges']): Map<string, string> {
  return new Map(edges.toReversed().map((edge) => [edgeKey(edge), edge.to]));
}

function writeEntries<Value>(
  map: SharedMap,
  wanted: ReadonlyMap<string, Value>,
  write: (map: SharedMap, key: string, value: Value) => void,
): void {
  for (const key of [...map.keys()].sort(compareText)) if (!wanted.has(key)) map.delete(key);
  for (const [key, value] of [...wanted].sort(([a], [b]) => compareText(a, b))) write(map, key, value);
}

/** A document is JSON by its schema, which the types of its parts do not say. */
export function plain(value: object): JsonObject {
  return value as Record<string, Json>;
}
