import { z } from 'zod';
import { field } from './field.ts';
import { Id } from './flow.ts';
import { emptyPrompt, Prompt } from './prompt.ts';

/** A prompt of a step's own, as a field. */
export function promptField(tab: 'prompt' | 'choices' | 'trouble') {
  return field(Prompt.default(emptyPrompt), { widget: 'prompt', tab, template: true });
}

/** Asked at the second, third, … attempt in place of the question; the last one stands for those after it. */
export const laterPromptsField = field(
  z
    .array(z.strictObject({ id: Id, prompt: promptField('trouble') }))
    .max(9)
    .default([]),
  { widget: 'list', tab: 'trouble' },
);

type Asked = { prompt: Prompt; laterPrompts: { prompt: Prompt }[] };

/** The question of an attempt; attempts count from 1. */
export function questionAt({ prompt, laterPrompts }: Asked, attempt: number): Prompt {
  if (attempt === 1) return prompt;
  return (laterPrompts[attempt - 2] ?? laterPrompts.at(-1))?.prompt ?? prompt;
}
