import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import type { NodeSchema } from '#runtime/contract/node.ts';
import { PassedValues } from '#runtime/contract/passed-values.ts';

const fields = z.strictObject({
  outputs: field(PassedValues.default({}), { widget: 'key-values', tab: 'choices', template: true }),
});
export type Return = z.infer<typeof fields>;

export const schema: NodeSchema<Return> = {
  kind: 'return',
  version: 1,
  icon: 'corner-up-left',
  group: 'end',
  defaults: {},
  fields,
  ports: () => [],
  summary: ({ outputs }) =>
    Object.keys(outputs).length > 0
      ? [{ key: 'summary.outputs', values: { names: Object.keys(outputs).join(', ') } }]
      : [],
  script: ({ outputs }) => [
    ...Object.entries(outputs).map(([name, value]) => ({ key: 'script.output', values: { name, value } })),
    { key: 'script.end', values: {} },
  ],
  prompts: () => [],
  templates: ({ outputs }) =>
    Object.entries(outputs).map(([name, source]) => ({ field: `outputs.${name}`, source })),
  writes: () => [],
  results: () => [],
  references: () => [],
  needs: () => [],
  problems: () => [],
  needsCaller: false,
  waitsForCaller: false,
  migrations: [],
};
