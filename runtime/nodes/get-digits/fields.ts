import { z } from 'zod';
import { askFields } from '#runtime/contract/ask-fields.ts';
import { field } from '#runtime/contract/field.ts';
import { Id } from '#runtime/contract/flow.ts';
import { laterPromptsField, promptField } from '#runtime/contract/later-prompts.ts';
import { readBackFields } from '#runtime/contract/read-back-fields.ts';

const digitCount = z.number().int().min(1).max(32);
const bound = z.string().max(200).default('');

/** What the caller's entry must be. Only the fields of the chosen kind count. */
const validation = z.strictObject({
  kind: field(z.enum(['any', 'range', 'list', 'phone', 'date', 'luhn']).default('any'), {
    widget: 'choice',
    tab: 'choices',
  }),
  smallest: field(bound, {
    widget: 'text',
    tab: 'choices',
    template: true,
    shownWhen: { field: 'kind', is: ['range'] },
  }),
  largest: field(bound, {
    widget: 'text',
    tab: 'choices',
    template: true,
    shownWhen: { field: 'kind', is: ['range'] },
  }),
  allowed: field(
    z
      .array(
        z.strictObject({
          id: Id,
          value: field(z.string().max(2_000), { widget: 'text', tab: 'choices', template: true }),
        }),
      )
      .max(200)
      .default([]),
    { widget: 'list', tab: 'choices', shownWhen: { field: 'kind', is: ['list'] } },
  ),
  /** ISO 3166-1 alpha-2; '' takes the flow's. */
  country: field(
    z
      .string()
      .regex(/^([A-Z]{2})?$/, 'Use a country code of two capital letters')
      .default(''),
    { widget: 'text', tab: 'choices', shownWhen: { field: 'kind', is: ['phone'] } },
  ),
  dateFormat: field(
    z
      .enum(['ddmmyyyy', 'mmddyyyy', 'yyyymmdd', 'ddmmyy', 'mmddyy', 'yymmdd', 'ddmm', 'mmdd', 'mmyy'])
      .default('ddmmyyyy'),
    { widget: 'choice', tab: 'choices', shownWhen: { field: 'kind', is: ['date'] } },
  ),
  dateLimit: field(z.enum(['any', 'past', 'future']).default('any'), {
    widget: 'choice',
    tab: 'choices',
    shownWhen: { field: 'kind', is: ['date'] },
  }),
  today: field(z.boolean().default(true), {
    widget: 'switch',
    tab: 'choices',
    shownWhen: { field: 'dateLimit', is: ['past', 'future'] },
  }),
  /** Days from today that the date may be away; 0 is no limit. */
  withinDays: field(z.number().int().min(0).max(50_000).default(0), {
    widget: 'number',
    tab: 'choices',
    shownWhen: { field: 'dateLimit', is: ['past', 'future'] },
  }),
});

export const fields = z.strictObject({
  prompt: promptField('prompt'),
  bargeIn: askFields.bargeIn,
  leastDigits: field(digitCount.default(1), { widget: 'number', tab: 'choices', unit: 'digits' }),
  mostDigits: field(digitCount.default(16), { widget: 'number', tab: 'choices', unit: 'digits' }),
  /** The entry ends by itself at the most digits; else too many are a mistake that the caller is told of. */
  endAtMost: field(z.boolean().default(true), { widget: 'switch', tab: 'choices' }),
  finishKey: askFields.finishKey,
  validation: field(validation.prefault({}), { widget: 'group', tab: 'choices' }),
  readBack: field(z.strictObject(readBackFields).prefault({}), { widget: 'group', tab: 'choices' }),
  sensitive: field(z.boolean().default(false), { widget: 'switch', tab: 'choices' }),
  firstSeconds: askFields.firstSeconds,
  betweenSeconds: askFields.betweenSeconds,
  attempts: askFields.attempts,
  noInputPrompt: promptField('trouble'),
  tooShortPrompt: promptField('trouble'),
  tooLongPrompt: promptField('trouble'),
  invalidPrompt: promptField('trouble'),
  laterPrompts: laterPromptsField,
  /** The question follows what is said about the failure. */
  askAgain: field(z.boolean().default(true), { widget: 'switch', tab: 'trouble' }),
});
export type GetDigits = z.infer<typeof fields>;
