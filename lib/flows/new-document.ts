import { defaultSettings, type FlowDocument, flowSchemaVersion } from '#runtime/contract/flow.ts';
import type { AnyNodeSchema } from '#runtime/contract/node.ts';
import { schemas } from '#runtime/nodes/schemas.ts';

/** A flow that somebody just began: the step that takes calls, and nothing behind it yet. */
export function newDocument(name: string): FlowDocument {
  const all: readonly AnyNodeSchema[] = schemas;
  const start = all.find(({ group }) => group === 'start');
  if (start === undefined) throw new Error('No kind of step takes calls');
  const { kind, version, defaults } = start;
  return {
    schemaVersion: flowSchemaVersion,
    name,
    settings: defaultSettings,
    variables: [],
    nodes: { start: { kind, version, name: 'Incoming call', position: { x: 0, y: 0 }, data: defaults } },
    edges: [],
    notes: [],
  };
}
