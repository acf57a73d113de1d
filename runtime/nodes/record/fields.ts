import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import { emptyPrompt, Prompt } from '#runtime/contract/prompt.ts';

const prompt = (tab: 'prompt' | 'trouble') =>
  field(Prompt.default(emptyPrompt), { widget: 'prompt', tab, template: true });

export const fields = z.strictObject({
  prompt: prompt('prompt'),
  beep: field(z.boolean().default(true), { widget: 'switch', tab: 'prompt' }),
  mostSeconds: field(z.number().int().min(1).max(14_400).default(120), {
    widget: 'seconds',
    tab: 'choices',
    unit: 'seconds',
  }),
  /** A shorter recording counts as none; 0 takes any. */
  leastSeconds: field(z.number().int().min(0).max(600).default(1), {
    widget: 'seconds',
    tab: 'choices',
    unit: 'seconds',
  }),
  /** Silence that ends it; 0 never does. */
  silenceSeconds: field(z.number().int().min(0).max(60).default(5), {
    widget: 'seconds',
    tab: 'choices',
    unit: 'seconds',
  }),
  finishKeys: field(
    z
      .string()
      .regex(/^[0-9*#]{0,12}$/, 'Use 0-9, * and #')
      .default('#'),
    { widget: 'keys', tab: 'choices' },
  ),
  attempts: field(z.number().int().min(1).max(10).default(1), {
    widget: 'number',
    tab: 'trouble',
    unit: 'tries',
  }),
  emptyPrompt: prompt('trouble'),
  trim: field(z.boolean().default(false), { widget: 'switch', tab: 'more' }),
  transcribe: field(z.boolean().default(false), { widget: 'switch', tab: 'more' }),
});
export type RecordMessage = z.infer<typeof fields>;
