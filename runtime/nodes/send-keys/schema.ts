import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import { isTemplate } from '#runtime/contract/is-template.ts';
import type { NodeSchema } from '#runtime/contract/node.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { noKeys } from './no-keys.ts';

const fields = z.strictObject({
  keys: field(z.string().max(500).default(''), { widget: 'keys', tab: 'prompt', template: true }),
  /** Silence before the first key: the machine at the other end may still be talking. */
  beforeSeconds: field(z.number().int().min(0).max(60).default(0), {
    widget: 'seconds',
    tab: 'prompt',
    unit: 'seconds',
  }),
  gap: field(z.enum(['none', 'half-second', 'second']).default('none'), { widget: 'choice', tab: 'more' }),
});
export type SendKeys = z.infer<typeof fields>;

export const schema: NodeSchema<SendKeys> = {
  kind: 'send-keys',
  version: 1,
  icon: 'grip',
  group: 'talk',
  defaults: {},
  fields,
  ports: () => [{ id: 'next', label: null }],
  summary: ({ keys }) => [{ key: keys === '' ? 'summary.nothing' : 'summary.keys', values: { keys } }],
  script: ({ keys, beforeSeconds }) => [
    ...(beforeSeconds > 0 ? [{ key: 'script.before', values: { seconds: beforeSeconds } }] : []),
    { key: 'script.keys', values: { keys } },
  ],
  prompts: () => [],
  templates: ({ keys }) => (keys === '' ? [] : [{ field: 'keys', source: keys }]),
  writes: () => [],
  results: () => [],
  references: () => [],
  needs: () => [],
  problems: ({ keys }) => problems(keys),
  needsCaller: true,
  waitsForCaller: false,
  migrations: [],
};

function problems(keys: string): NodeProblem[] {
  if (keys.trim() === '') return [{ code: 'no-keys', severity: 'error', field: 'keys' }];
  if (isTemplate(keys) || !noKeys.test(keys)) return [];
  return [{ code: 'not-keys', severity: 'error', field: 'keys', parameters: { text: keys } }];
}
