import type { NodeStep } from '#runtime/contract/node.ts';
import type { Pause } from './schema.ts';

export const step: NodeStep<Pause> = {
  enter: (_, { seconds }) => ({
    kind: 'leave',
    port: 'next',
    instructions: [{ kind: 'pause', seconds }],
    why: `Waited ${seconds} s`,
  }),
};
