import {
  FlowDocument,
  FlowEdge,
  type FlowNote,
  type FlowVariable,
  flowSchemaVersion,
  Id,
} from '#runtime/contract/flow.ts';
import type { Json } from '#runtime/contract/json.ts';
import { limits } from '#runtime/contract/limits.ts';
import { cleanJson } from '../clean-json.ts';
import { compareText } from '../compare-text.ts';
import { edgeOf, type FlowDoc, root } from './flow-doc.ts';
import { fromShared } from './shared-json.ts';
import { type SoundNode, soundNode, soundNote, soundSettings, soundVariable } from './shared-parts.ts';

/**
 * The flow that a shared document stands for. Sound whatever was merged: `parseFlow` takes it unchanged, unless steps of a kind
 * or form that this version does not know stand in it. Wires that lead nowhere, or from outcomes that are not there, are left out.
 */
export function toDocument(doc: FlowDoc): FlowDocument {
  const nodes = new Map<string, SoundNode>();
  for (const [id, value] of root(doc, 'nodes')) {
    const node = isNodeId(id) ? soundNode(fromShared(value)) : null;
    if (node !== null) nodes.set(id, node);
  }
  return assemble(doc, nodes);
}

/** The same with the steps given, which may be kept from one time to the next. */
export function assemble(doc: FlowDoc, nodes: ReadonlyMap<string, SoundNode>): FlowDocument {
  const ids = [...nodes.keys()].sort(compareText).slice(0, limits.nodesPerFlow);
  const kept = new Map(ids.flatMap((id) => entryOf(nodes, id)));
  const flow = root(doc, 'flow');
  return {
    schemaVersion: flowSchemaVersion,
    name: FlowDocument.shape.name.safeParse(cleanJson(fromShared(flow.get('name')))).data ?? nameless,
    settings: soundSettings(fromShared(root(doc, 'settings'))),
    variables: readVariables(doc),
    nodes: Object.fromEntries([...kept].map(([id, { node }]) => [id, node])),
    edges: edgesOf(doc, kept),
    notes: readNotes(doc),
  };
}

export function readVariables(doc: FlowDoc): FlowVariable[] {
  return listOf(fromShared(root(doc, 'variables')), soundVariable).slice(0, limits.variablesPerFlow);
}

export function readNotes(doc: FlowDoc): FlowNote[] {
  return listOf(fromShared(root(doc, 'notes')), soundNote);
}

export function isNodeId(id: string): boolean {
  return id !== '__proto__' && Id.safeParse(id).success;
}

const nameless = 'Flow without a name';

function edgesOf(doc: FlowDoc, nodes: ReadonlyMap<string, SoundNode>): FlowEdge[] {
  return [...root(doc, 'edges')]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([key, to]) => {
      const edge = FlowEdge.safeParse({ ...edgeOf(key), to });
      return edge.success && leads(edge.data, nodes) ? [edge.data] : [];
    });
}

function leads({ from, port, to }: FlowEdge, nodes: ReadonlyMap<string, SoundNode>): boolean {
  const source = nodes.get(from);
  return source !== undefined && nodes.has(to) && (source.ports === null || source.ports.has(port));
}

function listOf<Item>(json: Json, read: (item: Json) => Item | null): Item[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((item) => {
    const sound = read(item);
    return sound === null ? [] : [sound];
  });
}

function entryOf<Value>(map: ReadonlyMap<string, Value>, key: string): [string, Value][] {
  const value = map.get(key);
  return value === undefined ? [] : [[key, value]];
}
