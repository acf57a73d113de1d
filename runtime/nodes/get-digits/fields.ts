import { z } from 'zod';
import { askFields } from '#runtime/contract/ask-fields.ts';
import { field } from '#runtime/contract/field.ts';
import { Id } from '#runtime/contract/flow.ts';
import { Key } from '#runtime/contract/key.ts';
import { emptyPrompt, Prompt } from '#runtime/contract/prompt.ts';

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

const readBack = z.strictObject({
  on: field(z.boolean().default(false), { widget: 'switch', tab: 'choices' }),
  prompt: field(Prompt.default(emptyPrompt), {
    widget: 'prompt',
    tab: 'choices',
    template: true,
    shownWhen: { field: 'on', is: [true] },
  }),
  acceptKey: field(Key.default('1'), {
    widget: 'key',
    tab: 'choices',
    shownWhen: { field: 'on', is: [true] },
  }),
  againKey: field(Key.default('2'), {
    widget: 'key',
    tab: 'choices',
    shownWhen: { field: 'on', is: [true] },
  }),
  seconds: field(z.number().int().min(1).max(60).default(5), {
    widget: 'seconds',
    tab: 'choices',
    unit: 'seconds',
    shownWhen: { field: 'on', is: [true] },
  }),
  /** How often it is read back before silence decides. */
  times: field(z.number().int().min(1).max(10).default(2), {
    widget: 'number',
    tab: 'choices',
    unit: 'times',
    shownWhen: { field: 'on', is: [true] },
  }),
  silence: field(z.enum(['accept', 'refuse']).default('refuse'), {
    widget: 'choice',
    tab: 'choices',
    shownWhen: { field: 'on', is: [true] },
  }),
});

const prompt = (tab: 'prompt' | 'trouble') =>
  field(Prompt.default(emptyPrompt), { widget: 'prompt', tab, template: true });

export const fields = z.strictObject({
  prompt: prompt('prompt'),
  bargeIn: askFields.bargeIn,
  leastDigits: field(digitCount.default(1), { widget: 'number', tab: 'choices', unit: 'digits' }),
  mostDigits: field(digitCount.default(16), { widget: 'number', tab: 'choices', unit: 'digits' }),
  /** The entry ends by itself at the most digits; else too many are a mistake that the caller is told of. */
  endAtMost: field(z.boolean().default(true), { widget: 'switch', tab: 'choices' }),
  finishKey: askFields.finishKey,
  validation: field(validation.prefault({}), { widget: 'group', tab: 'choices' }),
  readBack: field(readBack.prefault({}), { widget: 'group', tab: 'choices' }),
  sensitive: field(z.boolean().default(false), { widget: 'switch', tab: 'choices' }),
  firstSeconds: askFields.firstSeconds,
  betweenSeconds: askFields.betweenSeconds,
  attempts: askFields.attempts,
  noInputPrompt: prompt('trouble'),
  tooShortPrompt: prompt('trouble'),
  tooLongPrompt: prompt('trouble'),
  invalidPrompt: prompt('trouble'),
  /** Asked at the second, third, … attempt in place of the question; the last one stands for those after it. */
  laterPrompts: field(
    z
      .array(z.strictObject({ id: Id, prompt: prompt('trouble') }))
      .max(9)
      .default([]),
    { widget: 'list', tab: 'trouble' },
  ),
  /** The question follows what is said about the failure. */
  askAgain: field(z.boolean().default(true), { widget: 'switch', tab: 'trouble' }),
});
export type GetDigits = z.infer<typeof fields>;
