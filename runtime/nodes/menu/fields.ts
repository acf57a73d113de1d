import { z } from 'zod';
import { askFields } from '#runtime/contract/ask-fields.ts';
import { field } from '#runtime/contract/field.ts';
import { Id } from '#runtime/contract/flow.ts';
import { promptField } from '#runtime/contract/later-prompts.ts';
import { limits } from '#runtime/contract/limits.ts';
import { speechFields } from '#runtime/contract/speech-fields.ts';
import { Language } from '#runtime/contract/voice.ts';

const option = z.strictObject({
  id: Id,
  label: field(z.string().max(80).default(''), { widget: 'text', tab: 'choices' }),
  /** What it does: an outcome of its own, the menu once more, or the menu before. */
  action: field(z.enum(['choose', 'repeat', 'back']).default('choose'), { widget: 'choice', tab: 'choices' }),
  /** One key or several in a row; '' when it can only be spoken. */
  keys: field(
    z
      .string()
      .regex(/^[0-9*#]{0,8}$/, 'Use 0-9, * and #, at most 8')
      .default(''),
    { widget: 'keys', tab: 'choices' },
  ),
  /** What a caller may say for it, by language, with commas between. */
  phrases: field(z.record(Language, z.string().max(1_000)).default({}), {
    widget: 'key-values',
    tab: 'choices',
  }),
});
export type Option = z.infer<typeof option>;

const whenListening = { field: 'on', is: [true] };

const speech = z.strictObject({
  on: field(z.boolean().default(false), { widget: 'switch', tab: 'choices' }),
  /** More words to expect, with commas between. */
  hints: field(z.string().max(2_000).default(''), {
    widget: 'text',
    tab: 'choices',
    template: true,
    shownWhen: whenListening,
  }),
  ...speechFields('commands', whenListening),
});

export const fields = z.strictObject({
  prompt: promptField('prompt'),
  bargeIn: askFields.bargeIn,
  options: field(z.array(option).max(limits.menuOptions).default([]), { widget: 'list', tab: 'choices' }),
  speech: field(speech.prefault({}), { widget: 'group', tab: 'choices' }),
  firstSeconds: askFields.firstSeconds,
  betweenSeconds: askFields.betweenSeconds,
  attempts: askFields.attempts,
  noInputPrompt: promptField('trouble'),
  invalidPrompt: promptField('trouble'),
  /** The menu follows what is said about the failure. */
  askAgain: field(z.boolean().default(true), { widget: 'switch', tab: 'trouble' }),
  /** How often the key for it plays the menu again; then it counts as a failure. */
  repeats: field(z.number().int().min(1).max(20).default(5), {
    widget: 'number',
    tab: 'trouble',
    unit: 'times',
  }),
});
export type Menu = z.infer<typeof fields>;
