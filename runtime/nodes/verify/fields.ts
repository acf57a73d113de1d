import { z } from 'zod';
import { askFields } from '#runtime/contract/ask-fields.ts';
import { field } from '#runtime/contract/field.ts';
import { FinishKey } from '#runtime/contract/key.ts';
import { emptyPrompt, Prompt } from '#runtime/contract/prompt.ts';

export const fields = z.strictObject({
  to: field(z.string().max(500).default('{{ caller.number }}'), {
    widget: 'phone',
    tab: 'choices',
    template: true,
  }),
  channel: field(z.enum(['sms', 'call']).default('sms'), { widget: 'choice', tab: 'choices' }),
  /** The provider makes the code; this is where the entry ends by itself. */
  digits: field(z.number().int().min(4).max(10).default(6), {
    widget: 'number',
    tab: 'choices',
    unit: 'digits',
  }),
  /** '' when callers cannot ask for another one. */
  resendKey: field(FinishKey.default('*'), { widget: 'key', tab: 'choices' }),
  resends: field(z.number().int().min(1).max(4).default(1), {
    widget: 'number',
    tab: 'choices',
    unit: 'times',
  }),
  finishKey: askFields.finishKey,
  /** Said while the code is sent. */
  sendingPrompt: field(Prompt.default(emptyPrompt), { widget: 'prompt', tab: 'prompt', template: true }),
  prompt: field(Prompt.default(emptyPrompt), { widget: 'prompt', tab: 'prompt', template: true }),
  bargeIn: askFields.bargeIn,
  wrongPrompt: field(Prompt.default(emptyPrompt), { widget: 'prompt', tab: 'trouble', template: true }),
  noInputPrompt: field(Prompt.default(emptyPrompt), { widget: 'prompt', tab: 'trouble', template: true }),
  attempts: askFields.attempts,
  /** A message takes its time. */
  firstSeconds: field(z.number().int().min(1).max(60).default(30), {
    widget: 'seconds',
    tab: 'trouble',
    unit: 'seconds',
  }),
  betweenSeconds: askFields.betweenSeconds,
});
export type Verify = z.infer<typeof fields>;
