import type { CheckCapability } from '#runtime/contract/capabilities.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Reference } from '#runtime/contract/node.ts';
import type { Problem } from '#runtime/contract/problem.ts';
import type { Program } from '#runtime/graph/program.ts';

export type ValidateOptions = {
  /** What each provider can do, by kind. */
  providers: Readonly<Record<string, CheckCapability>>;
  /** Kinds of provider whose numbers already lead to this flow, besides those in its settings. */
  usedOn?: readonly string[];
  /** Ids that exist outside of the flow. A kind that is absent here is not checked. */
  known?: Readonly<Partial<Record<Reference['kind'], ReadonlySet<string>>>>;
  /** Its own id, to find flows that run each other in a circle. */
  flow?: string;
  /** Ids of the flows that each flow runs, by id. */
  subflows?: ReadonlyMap<string, readonly string[]>;
};

/** What every rule looks at: the document as written, and compiled. Rules are total. */
export type Inspection = { document: FlowDocument; program: Program; options: ValidateOptions };

export type Rule = (inspection: Inspection) => Problem[];
