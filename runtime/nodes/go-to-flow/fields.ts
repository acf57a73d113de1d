import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import { FlowVariable, Id } from '#runtime/contract/flow.ts';
import { PassedValues } from '#runtime/contract/passed-values.ts';

const whenReturning = { field: 'mode', is: ['return'] };

const Output = z.strictObject({
  id: Id,
  /** As the other flow's step “Go back” names it. */
  output: field(FlowVariable.shape.name, { widget: 'text', tab: 'choices' }),
  variable: field(FlowVariable.shape.name, { widget: 'variable', tab: 'choices' }),
});

export const fields = z.strictObject({
  /** Its id; '' while none is chosen. */
  flow: field(z.string().max(64).default(''), { widget: 'choice', tab: 'choices' }),
  mode: field(z.enum(['return', 'jump']).default('return'), { widget: 'choice', tab: 'choices' }),
  inputs: field(PassedValues.default({}), { widget: 'key-values', tab: 'choices', template: true }),
  outputs: field(z.array(Output).max(50).default([]), {
    widget: 'list',
    tab: 'choices',
    shownWhen: whenReturning,
  }),
});
export type GoToFlow = z.infer<typeof fields>;
