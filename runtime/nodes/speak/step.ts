import type { NodeStep } from '#runtime/contract/node.ts';
import { spokenResult } from '#runtime/contract/spoken-result.ts';
import type { Speak } from './schema.ts';

export const step: NodeStep<Speak> = {
  enter: (context, { prompt, loop }) => spokenResult(context.prompt(prompt), loop),
};
