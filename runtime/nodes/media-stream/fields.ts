import { z } from 'zod';
import { streamAudios } from '#runtime/contract/document.ts';
import { field } from '#runtime/contract/field.ts';
import { limits } from '#runtime/contract/limits.ts';
import { emptyPrompt, Prompt } from '#runtime/contract/prompt.ts';

const Parameters = z.record(z.string().min(1).max(100), z.string().max(limits.inputCharacters));

export const fields = z.strictObject({
  prompt: field(Prompt.default(emptyPrompt), { widget: 'prompt', tab: 'prompt', template: true }),
  url: field(z.string().max(2_048).default(''), { widget: 'url', tab: 'choices', template: true }),
  /** Told to the agent when the talk begins. */
  parameters: field(Parameters.default({}), { widget: 'key-values', tab: 'choices', template: true }),
  timeLimitSeconds: field(z.number().int().min(10).max(86_400).default(3_600), {
    widget: 'seconds',
    tab: 'trouble',
    unit: 'seconds',
  }),
  audio: field(z.enum(streamAudios).default('mulaw-8000'), { widget: 'choice', tab: 'more' }),
  /** What the provider's own logs call it. */
  name: field(z.string().max(100).default(''), { widget: 'text', tab: 'more', template: true }),
});
export type MediaStream = z.infer<typeof fields>;
