import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import type { NodeSchema } from '#runtime/contract/node.ts';

const fields = z.strictObject({
  seconds: field(z.number().int().min(1).max(180).default(1), {
    widget: 'seconds',
    tab: 'prompt',
    unit: 'seconds',
  }),
});
export type Pause = z.infer<typeof fields>;

export const schema: NodeSchema<Pause> = {
  kind: 'pause',
  version: 1,
  icon: 'hourglass',
  group: 'talk',
  defaults: {},
  fields,
  ports: () => [{ id: 'next', label: null }],
  summary: ({ seconds }) => [{ key: 'summary.pause', values: { seconds } }],
  script: ({ seconds }) => [{ key: 'script.pause', values: { seconds } }],
  prompts: () => [],
  templates: () => [],
  writes: () => [],
  results: () => [],
  references: () => [],
  needs: () => [],
  problems: () => [],
  needsCaller: true,
  waitsForCaller: false,
  migrations: [],
};
