import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import { promptField } from '#runtime/contract/later-prompts.ts';

export const fields = z.strictObject({
  queue: field(z.string().max(64).default('support'), { widget: 'text', tab: 'choices', template: true }),
  /** Said to the agent alone, before the caller is there. */
  prompt: promptField('prompt'),
  /** Said once while nobody waits. */
  waitingPrompt: promptField('prompt'),
  /** At least one breath, so that no flow asks in a circle without end. */
  waitSeconds: field(z.number().int().min(5).max(1_800).default(30), {
    widget: 'seconds',
    tab: 'trouble',
    unit: 'seconds',
  }),
  /** How long a caller who is called back is rung. */
  ringSeconds: field(z.number().int().min(5).max(120).default(30), {
    widget: 'seconds',
    tab: 'trouble',
    unit: 'seconds',
  }),
  hangUpOnStar: field(z.boolean().default(false), { widget: 'switch', tab: 'more' }),
  conversationSeconds: field(z.number().int().min(60).max(86_400).default(14_400), {
    widget: 'seconds',
    tab: 'more',
    unit: 'seconds',
  }),
});
export type AnswerQueue = z.infer<typeof fields>;
