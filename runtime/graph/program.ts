import type { FlowSettings, FlowVariable } from '#runtime/contract/flow.ts';
import type { AnyNodeSchema } from '#runtime/contract/node.ts';

/** A version compiled once: migrated, checked, wires resolved. Never changes; cached by version id. */
export type Program = {
  version: string;
  flow: string;
  name: string;
  settings: FlowSettings;
  variables: FlowVariable[];
  /** Id of the incoming-call node. */
  start: string;
  nodes: ReadonlyMap<string, ProgramNode>;
  /** Pinned subflows by flow id. */
  subflows: ReadonlyMap<string, Program>;
};

export type ProgramNode = {
  id: string;
  kind: string;
  name: string;
  /** Of the name, unique in the flow; stands in `steps.<slug>`. */
  slug: string;
  /** Passed the schema's fields. */
  data: unknown;
  schema: AnyNodeSchema;
  /** Node id by port id. */
  wires: ReadonlyMap<string, string>;
};
