import type * as Y from 'yjs';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { type FlowDoc, root } from './flow-doc.ts';
import { fromShared } from './shared-json.ts';
import { type SoundNode, soundNode } from './shared-parts.ts';
import { assemble, isNodeId } from './to-document.ts';

/** What a shared document stands for, again and again: only steps that changed are read anew, and what is the same stays the same object. */
export type DocumentView = { current: () => FlowDocument; close: () => void };

export function createView(doc: FlowDoc): DocumentView {
  const nodes = root(doc, 'nodes');
  const known = new Map<string, SoundNode>();
  const changed = new Set<string>(nodes.keys());
  let document: FlowDocument | null = null;
  let isStale = true;

  const look = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      const [id] = event.path;
      const ids = id === undefined ? event.changes.keys.keys() : [String(id)];
      for (const each of ids) changed.add(each);
    }
  };
  const spoil = (): void => {
    isStale = true;
  };
  nodes.observeDeep(look);
  doc.on('afterTransaction', spoil);

  const readNodes = (): void => {
    for (const id of changed) {
      const node = nodes.has(id) && isNodeId(id) ? soundNode(fromShared(nodes.get(id))) : null;
      const old = known.get(id);
      if (node === null) known.delete(id);
      else known.set(id, { ...node, node: keepSame(old?.node, node.node) });
    }
    changed.clear();
  };
  return {
    current: () => {
      if (document !== null && !isStale) return document;
      readNodes();
      document = merge(document, assemble(doc, known));
      isStale = false;
      return document;
    },
    close: () => {
      nodes.unobserveDeep(look);
      doc.off('afterTransaction', spoil);
    },
  };
}

/** The old document where nothing changed, else the new one with the old one's unchanged parts. */
function merge(old: FlowDocument | null, next: FlowDocument): FlowDocument {
  if (old === null) return next;
  const ids = Object.keys(next.nodes);
  const sameNodes =
    ids.length === Object.keys(old.nodes).length && ids.every((id) => old.nodes[id] === next.nodes[id]);
  const merged: FlowDocument = {
    ...next,
    settings: keepSame(old.settings, next.settings),
    variables: keepSame(old.variables, next.variables),
    nodes: sameNodes ? old.nodes : next.nodes,
    edges: keepSame(old.edges, next.edges),
    notes: keepSame(old.notes, next.notes),
  };
  const isSame =
    merged.name === old.name &&
    merged.settings === old.settings &&
    merged.variables === old.variables &&
    merged.nodes === old.nodes &&
    merged.edges === old.edges &&
    merged.notes === old.notes;
  return isSame ? old : merged;
}

/** Both are derived in the same way, so equal ones have their keys in the same order. */
function keepSame<Value>(old: Value | undefined, next: Value): Value {
  return old !== undefined && JSON.stringify(old) === JSON.stringify(next) ? old : next;
}
