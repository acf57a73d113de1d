import type { CallIdentity } from '#runtime/contract/event.ts';
import { defaultSettings, type FlowSettings } from '#runtime/contract/flow.ts';
import type { Json } from '#runtime/contract/json.ts';
import { type AnyNodeSchema, checkedData } from '#runtime/contract/node.ts';
import { secretToken } from '#runtime/contract/secret.ts';
import type { CallState } from '#runtime/contract/state.ts';
import type { Program, ProgramNode } from '#runtime/graph/program.ts';
import type { NodeCase } from './case-format.ts';

export const nodeId = 'step';

export function settingsOf({ given }: NodeCase): FlowSettings {
  return Object.assign({ ...defaultSettings }, given.settings);
}

/** A flow of the one step. */
export function programOf(schema: AnyNodeSchema, nodeCase: NodeCase): Program {
  const data: unknown = schema.fields.parse(nodeCase.data);
  const ports = schema.ports(checkedData(data)).map(({ id }) => id);
  const node: ProgramNode = {
    id: nodeId,
    kind: schema.kind,
    name: nodeId,
    slug: nodeId,
    data,
    schema,
    wires: new Map(ports.map((port) => [port, nodeId])),
  };
  return {
    version: 'v1',
    flow: 'f1',
    name: 'Case',
    settings: settingsOf(nodeCase),
    variables: [],
    start: nodeId,
    nodes: new Map([[nodeId, node]]),
    subflows: new Map(),
  };
}

/** A call that has just come to the step. */
export function firstState(nodeCase: NodeCase): CallState {
  const { given } = nodeCase;
  const call: CallIdentity = {
    providerCallId: 'CA1',
    account: 'AC1',
    from: '+15550100',
    to: '+15550199',
    direction: 'inbound',
    callerName: '',
    forwardedFrom: '',
    details: {},
    ...given.call,
  };
  const secrets = given.secrets ?? {};
  return {
    stateVersion: 1,
    id: 'call-1',
    provider: 'twilio',
    version: 'v1',
    call,
    startedAt: given.at === undefined ? Date.UTC(2026, 10, 21, 8, 5, 0) : Date.parse(given.at),
    language: given.language ?? settingsOf(nodeCase).languages[0] ?? 'en-US',
    status: 'live',
    callerGone: given.callerGone ?? false,
    finished: false,
    ended: null,
    frames: [
      {
        kind: 'flow',
        version: 'v1',
        node: nodeId,
        local: null,
        visit: 1,
        returnPoints: [],
        waiting: null,
        outer: null,
      },
    ],
    threads: { main: { document: given.spoken ? 1 : 0, current: { instructions: [] }, visit: 0 } },
    vars: withTokens(given.variables ?? {}, secrets),
    steps: withTokens(given.steps ?? {}, secrets),
    secrets,
    page: [],
    lookUp: null,
    recorders: {},
    facts: {},
    recordings: {},
    counters: { turns: 0, legs: 0, effects: 0, secrets: Object.keys(secrets).length, visits: 1 },
  };
}

/** Texts `secret:<id>` become the token of that secret. The type is kept, since only texts change. */
function withTokens<T extends Json>(value: T, secrets: Record<string, string>): T {
  const id = typeof value === 'string' && value.startsWith('secret:') ? value.slice('secret:'.length) : null;
  if (id !== null && Object.hasOwn(secrets, id)) return secretToken(id) as T;
  if (Array.isArray(value)) return value.map((item) => withTokens(item, secrets)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withTokens(item, secrets)]),
  ) as T;
}
