import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import { FlowVariable, Id } from '#runtime/contract/flow.ts';
import { httpMethods, responseParts } from '#runtime/contract/http-request.ts';
import { limits } from '#runtime/contract/limits.ts';
import { emptyPrompt, Prompt } from '#runtime/contract/prompt.ts';

/** A token of RFC 9110, 5.6.2. */
const HeaderName = z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/);
const Pairs = z.record(z.string().min(1).max(200), z.string().max(limits.inputCharacters));

const onlyFor = (kind: 'json' | 'form' | 'raw') => ({ field: 'kind', is: [kind] });

const body = z.strictObject({
  kind: field(z.enum(['none', 'json', 'form', 'raw']).default('none'), { widget: 'choice', tab: 'choices' }),
  json: field(z.string().max(limits.templateCharacters).default(''), {
    widget: 'long-text',
    tab: 'choices',
    template: true,
    shownWhen: onlyFor('json'),
  }),
  form: field(Pairs.default({}), {
    widget: 'key-values',
    tab: 'choices',
    template: true,
    shownWhen: onlyFor('form'),
  }),
  raw: field(z.string().max(limits.templateCharacters).default(''), {
    widget: 'long-text',
    tab: 'choices',
    template: true,
    shownWhen: onlyFor('raw'),
  }),
  contentType: field(z.string().max(200).default('text/plain'), {
    widget: 'text',
    tab: 'choices',
    shownWhen: onlyFor('raw'),
  }),
});

const Outcome = z.strictObject({
  id: Id,
  label: field(z.string().max(80).default(''), { widget: 'text', tab: 'choices' }),
  /** `404`, `4xx`, `400-418`; several with commas between. */
  statuses: field(z.string().max(200).default(''), { widget: 'text', tab: 'choices' }),
});
export type Outcome = z.infer<typeof Outcome>;

const Part = z.strictObject({
  id: Id,
  variable: field(FlowVariable.shape.name, { widget: 'variable', tab: 'choices' }),
  from: field(z.enum(responseParts).default('body'), { widget: 'choice', tab: 'choices' }),
  path: field(z.string().max(500).default(''), {
    widget: 'text',
    tab: 'choices',
    shownWhen: { field: 'from', is: ['body', 'header'] },
  }),
});
export type Part = z.infer<typeof Part>;

const isUnlike = (items: { id: string }[]) => new Set(items.map(({ id }) => id)).size === items.length;

export const fields = z.strictObject({
  method: field(z.enum(httpMethods).default('GET'), { widget: 'choice', tab: 'choices' }),
  url: field(z.string().max(2_048).default(''), { widget: 'url', tab: 'choices', template: true }),
  query: field(Pairs.default({}), { widget: 'key-values', tab: 'choices', template: true }),
  headers: field(z.record(HeaderName, z.string().max(limits.inputCharacters)).default({}), {
    widget: 'key-values',
    tab: 'choices',
    template: true,
  }),
  body: field(body.prefault({}), { widget: 'group', tab: 'choices' }),
  variables: field(z.array(Part).max(50).refine(isUnlike, 'Ids differ').default([]), {
    widget: 'list',
    tab: 'choices',
  }),
  outcomes: field(z.array(Outcome).max(limits.branchConditions).refine(isUnlike, 'Ids differ').default([]), {
    widget: 'list',
    tab: 'choices',
  }),
  prompt: field(Prompt.default(emptyPrompt), { widget: 'prompt', tab: 'prompt', template: true }),
  timeoutSeconds: field(z.number().int().min(1).max(30).default(5), {
    widget: 'seconds',
    tab: 'trouble',
    unit: 'seconds',
  }),
  retries: field(z.number().int().min(0).max(3).default(0), {
    widget: 'number',
    tab: 'trouble',
    unit: 'times',
  }),
  /** A method that changes something is repeated only when this says so. */
  repeatAlways: field(z.boolean().default(false), {
    widget: 'switch',
    tab: 'trouble',
    shownWhen: { field: 'retries', is: [1, 2, 3] },
  }),
});
export type HttpRequest = z.infer<typeof fields>;

export function outcomePort({ id }: { id: string }): string {
  return `status:${id}`;
}
