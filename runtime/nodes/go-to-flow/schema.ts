import type { NodeSchema } from '#runtime/contract/node.ts';
import { fields, type GoToFlow } from './fields.ts';

export const schema: NodeSchema<GoToFlow> = {
  kind: 'go-to-flow',
  version: 1,
  icon: 'workflow',
  group: 'decide',
  defaults: {},
  fields,
  ports: ({ mode }) => (mode === 'return' ? [{ id: 'returned', label: null }] : []),
  summary: ({ mode, outputs }) => [
    { key: `summary.${mode}`, values: {} },
    ...(mode === 'return' && outputs.length > 0
      ? [{ key: 'summary.outputs', values: { names: outputs.map(({ variable }) => variable).join(', ') } }]
      : []),
  ],
  script: ({ mode, inputs, outputs }) => [
    { key: `script.${mode}`, values: {} },
    ...Object.entries(inputs).map(([name, value]) => ({ key: 'script.input', values: { name, value } })),
    ...(mode === 'return'
      ? outputs.map(({ output, variable }) => ({ key: 'script.output', values: { output, variable } }))
      : []),
  ],
  prompts: () => [],
  templates: ({ inputs }) =>
    Object.entries(inputs).map(([name, source]) => ({ field: `inputs.${name}`, source })),
  writes: ({ mode, outputs }) =>
    mode === 'return' ? [...new Set(outputs.map(({ variable }) => variable))] : [],
  results: ({ mode }) => (mode === 'return' ? ['outputs'] : []),
  references: ({ flow }) => (flow === '' ? [] : [{ kind: 'flow', id: flow, field: 'flow' }]),
  needs: () => [],
  problems: ({ flow }) => (flow === '' ? [{ code: 'no-flow', severity: 'error', field: 'flow' }] : []),
  needsCaller: false,
  // Nobody knows here, and most menus do; the engine stops a call that runs around anyway.
  waitsForCaller: true,
  migrations: [],
};
