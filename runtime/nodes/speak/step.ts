import type { NodeStep } from '#runtime/contract/node.ts';
import { repeated } from '#runtime/contract/repeated.ts';
import type { Speak } from './schema.ts';

export const step: NodeStep<Speak> = {
  enter: (context, { prompt, loop }) => {
    const instructions = repeated(context.prompt(prompt), loop);
    const why = instructions.length === 0 ? 'There was nothing to say' : 'Spoke';
    // Nothing comes after words without an end; after an empty text the call must not hang in the air.
    return loop === 0
      ? { kind: 'end', instructions, why }
      : { kind: 'leave', port: 'next', instructions, why };
  },
};
