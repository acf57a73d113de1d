import { z } from 'zod';
import { askFields } from '#runtime/contract/ask-fields.ts';
import { field } from '#runtime/contract/field.ts';
import { FinishKey } from '#runtime/contract/key.ts';
import { laterPromptsField, promptField } from '#runtime/contract/later-prompts.ts';
import { readBackFields, whenReadBack } from '#runtime/contract/read-back-fields.ts';
import { speechFields } from '#runtime/contract/speech-fields.ts';
import { Language } from '#runtime/contract/voice.ts';

/** By language, with commas between. */
const wordLists = z.record(Language, z.string().max(2_000)).default({});
const whenKeys = { field: 'on', is: [true] };

/** What may be keyed in place of speaking. */
const keys = z.strictObject({
  on: field(z.boolean().default(false), { widget: 'switch', tab: 'choices' }),
  mostDigits: field(z.number().int().min(1).max(32).default(16), {
    widget: 'number',
    tab: 'choices',
    unit: 'digits',
    shownWhen: whenKeys,
  }),
  finishKey: field(FinishKey.default('#'), { widget: 'key', tab: 'choices', shownWhen: whenKeys }),
  betweenSeconds: field(z.number().int().min(1).max(30).default(3), {
    widget: 'seconds',
    tab: 'choices',
    unit: 'seconds',
    shownWhen: whenKeys,
  }),
});

const confirm = z.strictObject({
  ...readBackFields,
  /** What callers may say for yes and no; a language without words has common ones. */
  yesWords: field(wordLists, { widget: 'key-values', tab: 'choices', shownWhen: whenReadBack }),
  noWords: field(wordLists, { widget: 'key-values', tab: 'choices', shownWhen: whenReadBack }),
});

export const fields = z.strictObject({
  prompt: promptField('prompt'),
  bargeIn: askFields.bargeIn,
  /** That callers speak; '' is the language of the call. */
  language: field(z.union([z.literal(''), Language]).default(''), { widget: 'language', tab: 'choices' }),
  /** Words to expect, which are understood better. */
  hints: field(wordLists, { widget: 'key-values', tab: 'choices', template: true }),
  ...speechFields('default'),
  /** Of a hundred; what is understood with less is not understood. */
  leastConfidence: field(z.number().int().min(0).max(100).default(0), {
    widget: 'number',
    tab: 'choices',
    unit: '%',
  }),
  keys: field(keys.prefault({}), { widget: 'group', tab: 'choices' }),
  confirm: field(confirm.prefault({}), { widget: 'group', tab: 'choices' }),
  sensitive: field(z.boolean().default(false), { widget: 'switch', tab: 'choices' }),
  firstSeconds: askFields.firstSeconds,
  attempts: askFields.attempts,
  noInputPrompt: promptField('trouble'),
  notUnderstoodPrompt: promptField('trouble'),
  notConfirmedPrompt: promptField('trouble'),
  laterPrompts: laterPromptsField,
  /** The question follows what is said about the failure. */
  askAgain: field(z.boolean().default(true), { widget: 'switch', tab: 'trouble' }),
});
export type GetSpeech = z.infer<typeof fields>;
