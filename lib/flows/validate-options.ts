import { checks } from '#lib/flows/provider-checks.ts';
import type { Reference } from '#runtime/contract/node.ts';
import type { ValidateOptions } from '#runtime/graph/rules/rule.ts';

/** What a flow may lean on besides itself, as plain data: the server reads it, the browser checks with it too. */
export type Outside = {
  /** Kinds of provider whose numbers lead to the flow. */
  usedOn: string[];
  /** Ids that exist. A kind that is absent is not checked. */
  known: Partial<Record<Reference['kind'], string[]>>;
  /** Ids of the flows that each published flow runs. */
  subflows: Record<string, string[]>;
};

/** `flow` is the checked flow's id, when it is stored already. */
export function validateOptions({ usedOn, known, subflows }: Outside, flow?: string): ValidateOptions {
  return {
    providers: checks,
    usedOn,
    known: Object.fromEntries(Object.entries(known).map(([kind, ids]) => [kind, new Set(ids)])),
    subflows: new Map(Object.entries(subflows)),
    ...(flow === undefined ? {} : { flow }),
  };
}
