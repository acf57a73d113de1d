import { z } from 'zod';
import { field } from './field.ts';
import { Key } from './key.ts';
import { emptyPrompt, Prompt } from './prompt.ts';

export const whenReadBack = { field: 'on', is: [true] };

/** Settings of every step that reads an answer back and has it confirmed. */
export const readBackFields = {
  on: field(z.boolean().default(false), { widget: 'switch', tab: 'choices' }),
  prompt: field(Prompt.default(emptyPrompt), {
    widget: 'prompt',
    tab: 'choices',
    template: true,
    shownWhen: whenReadBack,
  }),
  acceptKey: field(Key.default('1'), { widget: 'key', tab: 'choices', shownWhen: whenReadBack }),
  againKey: field(Key.default('2'), { widget: 'key', tab: 'choices', shownWhen: whenReadBack }),
  seconds: field(z.number().int().min(1).max(60).default(5), {
    widget: 'seconds',
    tab: 'choices',
    unit: 'seconds',
    shownWhen: whenReadBack,
  }),
  /** How often it is read back before silence decides. */
  times: field(z.number().int().min(1).max(10).default(2), {
    widget: 'number',
    tab: 'choices',
    unit: 'times',
    shownWhen: whenReadBack,
  }),
  silence: field(z.enum(['accept', 'refuse']).default('refuse'), {
    widget: 'choice',
    tab: 'choices',
    shownWhen: whenReadBack,
  }),
};
