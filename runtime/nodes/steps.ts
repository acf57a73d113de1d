import type { AnyNodeStep } from '#runtime/contract/node.ts';

/** What every kind of step does, by kind. */
export const steps = {} satisfies Record<string, AnyNodeStep>;
