import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import { Id } from '#runtime/contract/flow.ts';
import { Key } from '#runtime/contract/key.ts';
import { limits } from '#runtime/contract/limits.ts';
import { emptyPrompt, Prompt } from '#runtime/contract/prompt.ts';

const keyValues = z.record(z.string().regex(/^[A-Za-z0-9_-]{1,64}$/), z.string().max(500));

const onlyFor = (kind: 'number' | 'sip' | 'client') => ({ field: 'kind', is: [kind] });
const text = z.string().max(500).default('');

const target = z.strictObject({
  id: Id,
  label: field(z.string().max(80).default(''), { widget: 'text', tab: 'choices' }),
  kind: field(z.enum(['number', 'sip', 'client']).default('number'), { widget: 'choice', tab: 'choices' }),
  number: field(text, { widget: 'phone', tab: 'choices', template: true, shownWhen: onlyFor('number') }),
  /** Keys sent once the number answers, for an extension; `w` waits half a second, `W` a whole one. */
  sendKeys: field(text, { widget: 'keys', tab: 'choices', template: true, shownWhen: onlyFor('number') }),
  uri: field(text, { widget: 'text', tab: 'choices', template: true, shownWhen: onlyFor('sip') }),
  username: field(text, { widget: 'text', tab: 'choices', template: true, shownWhen: onlyFor('sip') }),
  password: field(text, { widget: 'text', tab: 'choices', template: true, shownWhen: onlyFor('sip') }),
  headers: field(keyValues.default({}), {
    widget: 'key-values',
    tab: 'choices',
    template: true,
    shownWhen: onlyFor('sip'),
  }),
  client: field(text, { widget: 'text', tab: 'choices', template: true, shownWhen: onlyFor('client') }),
  parameters: field(keyValues.default({}), {
    widget: 'key-values',
    tab: 'choices',
    template: true,
    shownWhen: onlyFor('client'),
  }),
  timeoutSeconds: field(z.number().int().min(5).max(600).default(20), {
    widget: 'seconds',
    tab: 'choices',
    unit: 'seconds',
  }),
});
export type Target = z.infer<typeof target>;

const whenAccepting = { field: 'on', is: [true] };

const accept = z.strictObject({
  on: field(z.boolean().default(false), { widget: 'switch', tab: 'prompt' }),
  key: field(Key.default('1'), { widget: 'key', tab: 'prompt', shownWhen: whenAccepting }),
  prompt: field(Prompt.default(emptyPrompt), {
    widget: 'prompt',
    tab: 'prompt',
    template: true,
    shownWhen: whenAccepting,
  }),
  seconds: field(z.number().int().min(1).max(60).default(10), {
    widget: 'seconds',
    tab: 'prompt',
    unit: 'seconds',
    shownWhen: whenAccepting,
  }),
  tries: field(z.number().int().min(1).max(5).default(2), {
    widget: 'number',
    tab: 'prompt',
    unit: 'tries',
    shownWhen: whenAccepting,
  }),
});

export const fields = z.strictObject({
  targets: field(z.array(target).max(limits.dialTargets).default([]), { widget: 'list', tab: 'choices' }),
  order: field(z.enum(['in-order', 'together']).default('in-order'), { widget: 'choice', tab: 'choices' }),
  whisper: field(Prompt.default(emptyPrompt), { widget: 'prompt', tab: 'prompt', template: true }),
  accept: field(accept.prefault({}), { widget: 'group', tab: 'prompt' }),
  ringback: field(z.enum(['default', 'real', 'music']).default('default'), {
    widget: 'choice',
    tab: 'prompt',
  }),
  music: field(Prompt.default(emptyPrompt), {
    widget: 'prompt',
    tab: 'prompt',
    template: true,
    shownWhen: { field: 'ringback', is: ['music'] },
  }),
  detectMachine: field(z.boolean().default(false), { widget: 'switch', tab: 'trouble' }),
  callerId: field(z.enum(['caller', 'called', 'own']).default('caller'), { widget: 'choice', tab: 'more' }),
  ownCallerId: field(text, {
    widget: 'phone',
    tab: 'more',
    template: true,
    shownWhen: { field: 'callerId', is: ['own'] },
  }),
  timeLimitSeconds: field(z.number().int().min(30).max(86_400).default(14_400), {
    widget: 'seconds',
    tab: 'more',
    unit: 'seconds',
  }),
  record: field(z.enum(['no', 'from-answer', 'from-ringing']).default('no'), {
    widget: 'choice',
    tab: 'more',
  }),
  recordTracks: field(z.enum(['mono', 'dual']).default('mono'), {
    widget: 'choice',
    tab: 'more',
    shownWhen: { field: 'record', is: ['from-answer', 'from-ringing'] },
  }),
  hangUpOnStar: field(z.boolean().default(false), { widget: 'switch', tab: 'more' }),
});
export type Dial = z.infer<typeof fields>;
