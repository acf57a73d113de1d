import { defaultSettings, type FlowDocument, flowSchemaVersion } from '#runtime/contract/flow.ts';
import { schema as incomingCall } from '#runtime/nodes/incoming-call/schema.ts';

/** A flow that only takes the call: what an editor begins with. */
export function newFlow(name: string): FlowDocument {
  const { kind, version, defaults } = incomingCall;
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
