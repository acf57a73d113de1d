import type { NodeStep } from '#runtime/contract/node.ts';
import type { Reject } from './schema.ts';

export const step: NodeStep<Reject> = {
  enter: (_, { reason }) => ({
    kind: 'end',
    // A call that was answered already is hung up by the engine: it can no longer be refused.
    instructions: [{ kind: 'reject', reason }],
    result: { reason },
    why: reason === 'busy' ? 'Refused as busy' : 'Refused',
  }),
};
