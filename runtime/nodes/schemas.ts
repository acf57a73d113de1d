import type { AnyNodeSchema } from '#runtime/contract/node.ts';

/** Every kind of step, in the order of the palette. */
export const schemas = [] as const satisfies readonly AnyNodeSchema[];
