import type { NodeStep } from '#runtime/contract/node.ts';
import type { HangUp } from './schema.ts';

export const step: NodeStep<HangUp> = {
  enter: (context, { prompt, reason }) => {
    const told = context.text(reason).trim();
    return {
      kind: 'end',
      instructions: [...context.prompt(prompt), { kind: 'hang-up' }],
      result: { reason: told },
      why: told === '' ? 'Hung up' : `Hung up: ${told}`,
    };
  },
};
