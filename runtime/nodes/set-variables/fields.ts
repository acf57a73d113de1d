import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import { FlowVariable, Id } from '#runtime/contract/flow.ts';
import { limits } from '#runtime/contract/limits.ts';
import { Language } from '#runtime/contract/voice.ts';

const Change = z.strictObject({
  id: Id,
  name: field(FlowVariable.shape.name, { widget: 'variable', tab: 'choices' }),
  type: field(FlowVariable.shape.type.default('text'), { widget: 'choice', tab: 'choices' }),
  operation: field(z.enum(['set', 'add', 'subtract', 'append', 'clear']).default('set'), {
    widget: 'choice',
    tab: 'choices',
  }),
  value: field(z.string().max(limits.inputCharacters).default(''), {
    widget: 'value',
    tab: 'choices',
    template: true,
    shownWhen: { field: 'operation', is: ['set', 'add', 'subtract', 'append'] },
  }),
});
export type Change = z.infer<typeof Change>;

export const fields = z.strictObject({
  changes: field(z.array(Change).max(limits.variablesPerFlow).default([]), {
    widget: 'list',
    tab: 'choices',
  }),
  /** From here on; '' leaves it as it is. */
  language: field(z.union([z.literal(''), Language]).default(''), { widget: 'language', tab: 'more' }),
});
export type SetVariables = z.infer<typeof fields>;
