import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import { limits } from '#runtime/contract/limits.ts';
import { Language } from '#runtime/contract/voice.ts';

export const fields = z.strictObject({
  to: field(z.string().max(500).default('{{ caller.number }}'), {
    widget: 'phone',
    tab: 'choices',
    template: true,
  }),
  /** By language; who speaks one that is missing gets the flow's first. */
  texts: field(z.record(Language, z.string().max(limits.promptCharacters)).default({}), {
    widget: 'key-values',
    tab: 'choices',
    template: true,
  }),
  /** Whom it comes from: the number that was called, or another of ours. */
  sender: field(z.enum(['called', 'own']).default('called'), { widget: 'choice', tab: 'more' }),
  ownSender: field(z.string().max(500).default(''), {
    widget: 'phone',
    tab: 'more',
    template: true,
    shownWhen: { field: 'sender', is: ['own'] },
  }),
  /** Name of the provider account that sends it; '' is the call's own. */
  account: field(z.string().max(200).default(''), { widget: 'text', tab: 'more' }),
});
export type SendMessage = z.infer<typeof fields>;
