import { type FlowEdge, FlowNode } from '#runtime/contract/flow.ts';
import { done, type Edited, type EditOrigin, refuse } from './edit.ts';
import { edgeKey, type FlowDoc, root } from './flow-doc.ts';
import { insertNodes } from './node-edits.ts';
import { readNode } from './read-node.ts';
import { toDocument } from './to-document.ts';

/** Copies steps and the wires between them; `ids` gives each one's new id. */
export function duplicateNodes(
  doc: FlowDoc,
  origin: EditOrigin,
  { ids, by }: { ids: ReadonlyMap<string, string>; by: { x: number; y: number } },
): Edited {
  const copies = [...ids].flatMap(([old, id]): [string, FlowNode][] => {
    const node = readNode(doc, old)?.node;
    return node === undefined ? [] : [[id, copyOf(node, by)]];
  });
  if (copies.length === 0) return refuse('not-found');
  const wires = toDocument(doc).edges.flatMap(({ from, port, to }): FlowEdge[] => {
    const [newFrom, newTo] = [ids.get(from), ids.get(to)];
    return newFrom === undefined || newTo === undefined ? [] : [{ from: newFrom, port, to: newTo }];
  });
  return putBack(doc, origin, { nodes: new Map(copies), edges: wires });
}

/** Steps with their wires; a wire whose outcome leads somewhere else by now is left out. */
export type Piece = { nodes: ReadonlyMap<string, FlowNode>; edges: readonly FlowEdge[] };

/** Puts steps in with the wires that they had, as far as the other ends are there. One step of undo. */
export function putBack(doc: FlowDoc, origin: EditOrigin, { nodes, edges }: Piece): Edited {
  return doc.transact(() => {
    const inserted = insertNodes(doc, origin, nodes);
    if (!inserted.ok) return inserted;
    const wires = root(doc, 'edges');
    for (const edge of edges) {
      const ends = [edge.from, edge.to].every((id) => root(doc, 'nodes').has(id));
      if (ends && !wires.has(edgeKey(edge))) wires.set(edgeKey(edge), edge.to);
    }
    return done;
  }, origin);
}

function copyOf(node: FlowNode, by: { x: number; y: number }): FlowNode {
  const { x, y } = node.position;
  const position = FlowNode.shape.position.safeParse({ x: x + by.x, y: y + by.y });
  return { ...node, position: position.data ?? node.position };
}
