import { defaultSettings, type FlowDocument, flowSchemaVersion } from '#runtime/contract/flow.ts';
import { type ParsedFlow, parseFlow } from '../parse.ts';

/** Checks a part of a flow as the door does, in a flow that has nothing else. */
export function checkPart(part: Partial<FlowDocument>): ParsedFlow {
  return parseFlow({ ...blank, ...part });
}

const blank: FlowDocument = {
  schemaVersion: flowSchemaVersion,
  name: 'Blank',
  settings: defaultSettings,
  variables: [],
  nodes: {},
  edges: [],
  notes: [],
};
