import type { NodeStep } from '#runtime/contract/node.ts';
import { hiddenValue } from '#runtime/expressions/hidden-value.ts';
import type { Return } from './schema.ts';

export const step: NodeStep<Return> = {
  enter: (context, { outputs }) => ({
    kind: 'return',
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, template]) => [name, hiddenValue(context, template)]),
    ),
    why: 'Went back',
  }),
};
