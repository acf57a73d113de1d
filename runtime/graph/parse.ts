import { FlowDocument, type FlowNode, flowSchemaVersion } from '#runtime/contract/flow.ts';
import type { JsonObject } from '#runtime/contract/json.ts';
import { limits } from '#runtime/contract/limits.ts';
import type { Problem } from '#runtime/contract/problem.ts';
import { checkedJson } from './checked-json.ts';
import { checkNode } from './checked-node.ts';
import { cleanJson } from './clean-json.ts';
import { migrate, newestFlow } from './migrations.ts';
import { problemOf } from './problem-of.ts';
import { schemaOf } from './schema-of.ts';
import { isTooDeep } from './too-deep.ts';
import { documentProblems } from './zod-problems.ts';

export type ParsedFlow = { ok: true; document: FlowDocument } | { ok: false; problems: Problem[] };

/**
 * The door through which a flow comes in: from a file, the database or the network. Older documents and older step data are
 * migrated, every step's data is checked by its kind. Never throws, whatever JSON it is given.
 */
export function parseFlow(json: unknown): ParsedFlow {
  if (!isObject(json)) return refuse(problemOf({ code: 'not-a-flow' }));
  if (isTooDeep(json)) return refuse(problemOf({ code: 'too-deep', parameters: { most: limits.flowDepth } }));
  const version = json['schemaVersion'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return refuse(problemOf({ code: 'not-a-flow', field: 'schemaVersion' }));
  }
  const migrated = migrate(cleanObject(json), version, newestFlow);
  if (!migrated.ok) {
    const parameters = { version, newest: flowSchemaVersion };
    return refuse(problemOf({ code: `${migrated.reason}-document`, field: 'schemaVersion', parameters }));
  }
  const parsed = FlowDocument.safeParse(migrated.json);
  return parsed.success ? parseNodes(parsed.data) : { ok: false, problems: documentProblems(parsed.error) };
}

function parseNodes(document: FlowDocument): ParsedFlow {
  const entries = Object.entries(document.nodes);
  if (entries.length > limits.nodesPerFlow) {
    return refuse(problemOf({ code: 'too-many-steps', parameters: { most: limits.nodesPerFlow } }));
  }
  const nodes: FlowDocument['nodes'] = {};
  const problems: Problem[] = [];
  for (const [id, node] of entries) {
    const parsed = parseNode(id, node);
    if (parsed.ok) nodes[id] = parsed.node;
    else problems.push(...parsed.problems);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, document: { ...document, nodes } };
}

type ParsedNode = { ok: true; node: FlowNode } | { ok: false; problems: Problem[] };

function parseNode(id: string, node: FlowNode): ParsedNode {
  const schema = schemaOf(node.kind);
  const newest = { newest: schema?.version ?? node.version, migrations: schema?.migrations ?? [] };
  const migrated = migrate(node.data, node.version, newest);
  if (!migrated.ok) {
    const parameters = { kind: node.kind, version: node.version, newest: newest.newest };
    return refuse(problemOf({ code: `${migrated.reason}-step`, node: id, parameters }));
  }
  const current = { ...node, version: newest.newest, data: migrated.json };
  const check = checkNode(id, current);
  if (!check.ok) return check;
  return { ok: true, node: { ...current, data: checkedJson(check.checked.data) } };
}

function refuse(problem: Problem): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [problem] };
}

function cleanObject(json: JsonObject): JsonObject {
  const cleaned = cleanJson(json);
  return isObject(cleaned) ? cleaned : {};
}

/** What is no JSON (a function, a date) fails in the schema. */
function isObject(json: unknown): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
