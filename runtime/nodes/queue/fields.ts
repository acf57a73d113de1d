import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import { Key } from '#runtime/contract/key.ts';
import { promptField } from '#runtime/contract/later-prompts.ts';
import { emptyPrompt, Prompt } from '#runtime/contract/prompt.ts';

const whenOn = { field: 'on', is: [true] };

const callBack = z.strictObject({
  on: field(z.boolean().default(false), { widget: 'switch', tab: 'choices' }),
  key: field(Key.default('1'), { widget: 'key', tab: 'choices', shownWhen: whenOn }),
  number: field(z.string().max(500).default('{{ caller.number }}'), {
    widget: 'phone',
    tab: 'choices',
    template: true,
    shownWhen: whenOn,
  }),
  noNumberPrompt: field(Prompt.default(emptyPrompt), {
    widget: 'prompt',
    tab: 'choices',
    template: true,
    shownWhen: whenOn,
  }),
});

const leave = z.strictObject({
  on: field(z.boolean().default(false), { widget: 'switch', tab: 'choices' }),
  key: field(Key.default('2'), { widget: 'key', tab: 'choices', shownWhen: whenOn }),
});

export const fields = z.strictObject({
  queue: field(z.string().max(64).default('support'), { widget: 'text', tab: 'choices', template: true }),
  callBack: field(callBack.prefault({}), { widget: 'group', tab: 'choices' }),
  leave: field(leave.prefault({}), { widget: 'group', tab: 'choices' }),
  welcomePrompt: promptField('prompt'),
  announcement: promptField('prompt'),
  everySeconds: field(z.number().int().min(15).max(600).default(60), {
    widget: 'seconds',
    tab: 'prompt',
    unit: 'seconds',
  }),
  music: field(z.enum(['default', 'own', 'silence']).default('default'), { widget: 'choice', tab: 'prompt' }),
  ownMusic: field(Prompt.default(emptyPrompt), {
    widget: 'prompt',
    tab: 'prompt',
    template: true,
    shownWhen: { field: 'music', is: ['own'] },
  }),
  /** Said once an agent takes the call. */
  connectPrompt: promptField('prompt'),
  timeLimitSeconds: field(z.number().int().min(30).max(14_400).default(900), {
    widget: 'seconds',
    tab: 'trouble',
    unit: 'seconds',
  }),
  mostWaiting: field(z.number().int().min(1).max(500).default(50), {
    widget: 'number',
    tab: 'trouble',
    unit: 'people',
  }),
  conversationSeconds: field(z.number().int().min(60).max(86_400).default(14_400), {
    widget: 'seconds',
    tab: 'more',
    unit: 'seconds',
  }),
});
export type Queue = z.infer<typeof fields>;
