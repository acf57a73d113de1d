import { FlowNode } from '#runtime/contract/flow.ts';
import type { JsonObject } from '#runtime/contract/json.ts';
import { limits } from '#runtime/contract/limits.ts';
import { checkedJson } from '../checked-json.ts';
import { checkNode } from '../checked-node.ts';
import { cleanJson } from '../clean-json.ts';
import { schemaOf } from '../schema-of.ts';
import { documentProblems } from '../zod-problems.ts';
import { done, type Edited, type EditOrigin, refuse } from './edit.ts';
import { type FlowDoc, root } from './flow-doc.ts';
import { readNode } from './read-node.ts';
import { isNodeId } from './to-document.ts';
import { hasOutcome, type Outcome, wire } from './wire-edits.ts';
import { writeNode } from './write-document.ts';

export type NewNode = {
  id: string;
  kind: string;
  name: string;
  position: { x: number; y: number };
  /** Over the kind's defaults. */
  data?: JsonObject;
  /** The outcome that leads to it from now on. */
  after?: Outcome;
};

/** Adds a step, and the wire to it if it comes after an outcome; both or none. */
export function addNode(doc: FlowDoc, origin: EditOrigin, step: NewNode): Edited {
  const schema = schemaOf(step.kind);
  if (schema === undefined) return refuse('unknown-kind');
  const { id, data, after, ...rest } = step;
  if (after !== undefined && !hasOutcome(doc, after)) return refuse('not-found');
  const node = { ...rest, version: schema.version, data: { ...schema.defaults, ...data } };
  return doc.transact(() => {
    const inserted = insertNodes(doc, origin, new Map([[id, node]]));
    return inserted.ok && after !== undefined ? wire(doc, origin, { ...after, to: id }) : inserted;
  }, origin);
}

/** Adds steps with ids of their own; all or none. */
export function insertNodes(doc: FlowDoc, origin: EditOrigin, steps: ReadonlyMap<string, FlowNode>): Edited {
  const nodes = root(doc, 'nodes');
  if (nodes.size + steps.size > limits.nodesPerFlow) return refuse('too-many');
  const sound: [string, FlowNode][] = [];
  for (const [id, step] of steps) {
    if (nodes.has(id)) return refuse('taken');
    if (!isNodeId(id)) return refuse('invalid');
    const parsed = FlowNode.safeParse(cleanNode(step));
    if (!parsed.success) return refuse('invalid', documentProblems(parsed.error));
    const check = checkNode(id, parsed.data);
    if (!check.ok) return refuse('invalid', check.problems);
    sound.push([id, { ...parsed.data, data: checkedJson(check.checked.data) }]);
  }
  doc.transact(() => {
    for (const [id, step] of sound) writeNode(nodes, id, step);
  }, origin);
  return done;
}

export function renameNode(
  doc: FlowDoc,
  origin: EditOrigin,
  { id, name }: { id: string; name: string },
): Edited {
  const node = readNode(doc, id)?.node;
  if (node === undefined) return refuse('not-found');
  const parsed = FlowNode.shape.name.safeParse(cleanJson(name));
  if (!parsed.success) return refuse('invalid', documentProblems(parsed.error));
  doc.transact(() => writeNode(root(doc, 'nodes'), id, { ...node, name: parsed.data }), origin);
  return done;
}

function cleanNode(step: FlowNode): unknown {
  return { ...step, name: cleanJson(step.name), data: cleanJson(step.data) };
}
