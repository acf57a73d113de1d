import type { NodeStep } from '#runtime/contract/node.ts';
import { spokenResult } from '#runtime/contract/spoken-result.ts';
import type { Play } from './schema.ts';

export const step: NodeStep<Play> = {
  enter: (context, { sound, loop }) => spokenResult(context.prompt(sound), loop),
};
