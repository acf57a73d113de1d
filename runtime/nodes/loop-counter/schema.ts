import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import { isTemplate } from '#runtime/contract/is-template.ts';
import type { NodeSchema } from '#runtime/contract/node.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { readNumber } from '#runtime/expressions/read-value.ts';

const fields = z.strictObject({
  times: field(z.string().max(200).default('3'), { widget: 'text', tab: 'choices', template: true }),
  /** When all are used up, the next pass begins a new count. */
  startOver: field(z.boolean().default(true), { widget: 'switch', tab: 'choices' }),
});
export type LoopCounter = z.infer<typeof fields>;

export const schema: NodeSchema<LoopCounter> = {
  kind: 'loop-counter',
  version: 1,
  icon: 'repeat',
  group: 'decide',
  defaults: {},
  fields,
  ports: () => [
    { id: 'again', label: null },
    { id: 'done', label: null },
  ],
  summary: ({ times }) => [{ key: 'summary.times', values: { times } }],
  script: ({ times, startOver }) => [
    { key: 'script.times', values: { times } },
    ...(startOver ? [{ key: 'script.startOver', values: {} }] : []),
  ],
  prompts: () => [],
  templates: ({ times }) => (times === '' ? [] : [{ field: 'times', source: times }]),
  writes: () => [],
  results: () => ['count', 'left', 'done'],
  references: () => [],
  needs: () => [],
  problems: ({ times }) => problems(times),
  needsCaller: false,
  waitsForCaller: false,
  endsCircles: () => ['again'],
  probes: () => ({ reads: ['count', 'done'] }),
  migrations: [],
};

function problems(times: string): NodeProblem[] {
  if (isTemplate(times)) return [];
  const number = readNumber(times);
  if (number === null || !Number.isInteger(number) || number < 0)
    return [{ code: 'not-a-count', severity: 'error', field: 'times', parameters: { text: times } }];
  return number === 0 ? [{ code: 'never-again', severity: 'warning', field: 'times' }] : [];
}
