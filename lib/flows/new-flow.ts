import { defaultSettings, type FlowDocument, flowSchemaVersion } from '#runtime/contract/flow.ts';
import type { AnyNodeSchema } from '#runtime/contract/node.ts';
import { schemas } from '#runtime/nodes/schemas.ts';

/** A flow that only takes the call: what an editor begins with. */
export function newFlow(name: string): FlowDocument {
  const { kind, version, defaults } = startSchema();
  return {
    schemaVersion: flowSchemaVersion,
    name,
    settings: defaultSettings,
    variables: [],
    nodes: {
      start: { kind, version, name: 'Incoming call', position: { x: 0, y: 0 }, data: defaults },
    },
    edges: [],
    notes: [],
  };
}

/** The kind that a call begins with; every flow has one. */
function startSchema(): AnyNodeSchema {
  const found = schemas.find(({ group }) => group === 'start');
  if (!found) throw new Error('No kind of step begins a call');
  return found;
}
