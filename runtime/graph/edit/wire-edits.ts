import { FlowEdge } from '#runtime/contract/flow.ts';
import { documentProblems } from '../zod-problems.ts';
import { done, type Edited, type EditOrigin, refuse } from './edit.ts';
import { edgeKey, type FlowDoc, root } from './flow-doc.ts';
import { readNode } from './read-node.ts';

/** One of a step's outcomes, where a wire begins. */
export type Outcome = Pick<FlowEdge, 'from' | 'port'>;

/** Leads an outcome to a step; where it led before it does no more. */
export function wire(doc: FlowDoc, origin: EditOrigin, edge: FlowEdge): Edited {
  const parsed = FlowEdge.safeParse(edge);
  if (!parsed.success) return refuse('invalid', documentProblems(parsed.error));
  const { to } = parsed.data;
  if (!hasOutcome(doc, edge) || readNode(doc, to) === null) return refuse('not-found');
  const edges = root(doc, 'edges');
  const key = edgeKey(edge);
  if (edges.get(key) !== to) doc.transact(() => edges.set(key, to), origin);
  return done;
}

export function unwire(doc: FlowDoc, origin: EditOrigin, edge: Outcome): Edited {
  const edges = root(doc, 'edges');
  const key = edgeKey(edge);
  if (!edges.has(key)) return refuse('not-found');
  doc.transact(() => edges.delete(key), origin);
  return done;
}

/** Whether a wire can begin here. */
export function hasOutcome(doc: FlowDoc, { from, port }: Outcome): boolean {
  const source = readNode(doc, from);
  if (source === null || !FlowEdge.shape.port.safeParse(port).success) return false;
  return source.ports === null || source.ports.has(port);
}
