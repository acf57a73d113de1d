import { type FlowDoc, root } from './flow-doc.ts';
import { fromShared } from './shared-json.ts';
import { type SoundNode, soundNode } from './shared-parts.ts';

/** A step as it stands in the shared document; null when there is none of this id. */
export function readNode(doc: FlowDoc, id: string): SoundNode | null {
  const nodes = root(doc, 'nodes');
  return nodes.has(id) ? soundNode(fromShared(nodes.get(id))) : null;
}
