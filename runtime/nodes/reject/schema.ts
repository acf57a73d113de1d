import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import type { NodeSchema } from '#runtime/contract/node.ts';

const fields = z.strictObject({
  reason: field(z.enum(['busy', 'rejected']).default('rejected'), { widget: 'choice', tab: 'prompt' }),
});
export type Reject = z.infer<typeof fields>;

export const schema: NodeSchema<Reject> = {
  kind: 'reject',
  version: 1,
  icon: 'ban',
  group: 'end',
  defaults: {},
  fields,
  ports: () => [],
  summary: ({ reason }) => [{ key: `summary.${reason}`, values: {} }],
  script: ({ reason }) => [{ key: `script.${reason}`, values: {} }],
  prompts: () => [],
  templates: () => [],
  writes: () => [],
  results: () => ['reason'],
  references: () => [],
  needs: () => [{ kind: 'reject', field: 'reason', first: true }],
  problems: () => [],
  needsCaller: true,
  waitsForCaller: false,
  beforeAnswer: true,
  migrations: [],
};
