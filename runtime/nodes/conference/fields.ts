import { z } from 'zod';
import { askFields } from '#runtime/contract/ask-fields.ts';
import { field } from '#runtime/contract/field.ts';
import { emptyPrompt, Prompt } from '#runtime/contract/prompt.ts';

const whenAsking = { field: 'on', is: [true] };

const pin = z.strictObject({
  on: field(z.boolean().default(false), { widget: 'switch', tab: 'choices' }),
  prompt: field(Prompt.default(emptyPrompt), {
    widget: 'prompt',
    tab: 'choices',
    template: true,
    shownWhen: whenAsking,
  }),
  code: field(z.string().max(200).default(''), {
    widget: 'text',
    tab: 'choices',
    template: true,
    shownWhen: whenAsking,
  }),
  /** Who enters this one leads the conference. '' when there is none. */
  moderatorCode: field(z.string().max(200).default(''), {
    widget: 'text',
    tab: 'choices',
    template: true,
    shownWhen: whenAsking,
  }),
  attempts: field(askFields.attempts, {
    widget: 'number',
    tab: 'choices',
    unit: 'tries',
    shownWhen: whenAsking,
  }),
  wrongPrompt: field(Prompt.default(emptyPrompt), {
    widget: 'prompt',
    tab: 'choices',
    template: true,
    shownWhen: whenAsking,
  }),
  noInputPrompt: field(Prompt.default(emptyPrompt), {
    widget: 'prompt',
    tab: 'choices',
    template: true,
    shownWhen: whenAsking,
  }),
  finishKey: field(askFields.finishKey, { widget: 'key', tab: 'choices', shownWhen: whenAsking }),
  firstSeconds: field(askFields.firstSeconds, {
    widget: 'seconds',
    tab: 'choices',
    unit: 'seconds',
    shownWhen: whenAsking,
  }),
  betweenSeconds: field(askFields.betweenSeconds, {
    widget: 'seconds',
    tab: 'choices',
    unit: 'seconds',
    shownWhen: whenAsking,
  }),
});

export const fields = z.strictObject({
  name: field(z.string().max(200).default('conference'), { widget: 'text', tab: 'choices', template: true }),
  /** Who starts it. `nobody`: it starts with the second person, and everybody is equal. */
  moderator: field(z.enum(['nobody', 'this-caller', 'somebody-else', 'by-pin']).default('nobody'), {
    widget: 'choice',
    tab: 'choices',
  }),
  /** It ends for everybody when the moderator leaves. */
  endsWithModerator: field(z.boolean().default(true), {
    widget: 'switch',
    tab: 'choices',
    shownWhen: { field: 'moderator', is: ['this-caller', 'by-pin'] },
  }),
  muted: field(z.enum(['no', 'yes', 'except-moderator']).default('no'), { widget: 'choice', tab: 'choices' }),
  pin: field(pin.prefault({}), { widget: 'group', tab: 'choices' }),
  announcement: field(Prompt.default(emptyPrompt), { widget: 'prompt', tab: 'prompt', template: true }),
  wait: field(z.enum(['default', 'silence', 'music']).default('default'), {
    widget: 'choice',
    tab: 'prompt',
  }),
  music: field(Prompt.default(emptyPrompt), {
    widget: 'prompt',
    tab: 'prompt',
    template: true,
    shownWhen: { field: 'wait', is: ['music'] },
  }),
  beep: field(z.enum(['both', 'enter', 'exit', 'none']).default('both'), { widget: 'choice', tab: 'prompt' }),
  record: field(z.boolean().default(false), { widget: 'switch', tab: 'more' }),
  mostParticipants: field(z.number().int().min(2).max(250).default(20), {
    widget: 'number',
    tab: 'more',
    unit: 'people',
  }),
  timeLimitSeconds: field(z.number().int().min(60).max(86_400).default(14_400), {
    widget: 'seconds',
    tab: 'more',
    unit: 'seconds',
  }),
  hangUpOnStar: field(z.boolean().default(false), { widget: 'switch', tab: 'more' }),
});
export type Conference = z.infer<typeof fields>;
