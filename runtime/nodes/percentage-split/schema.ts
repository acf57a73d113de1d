import type { NodeSchema } from '#runtime/contract/node.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { fields, type PercentageSplit, type Share, sharePort, sumOf } from './fields.ts';
import { probes } from './probes.ts';

export const schema: NodeSchema<PercentageSplit> = {
  kind: 'percentage-split',
  version: 1,
  icon: 'percent',
  group: 'decide',
  defaults: {
    shares: [
      { id: 'first', label: '', percent: 50 },
      { id: 'second', label: '', percent: 50 },
    ],
  },
  fields,
  ports: ({ shares }) =>
    shares.map((share, index) => ({ id: sharePort(share), label: labelOf(share, index) })),
  summary: ({ shares }) => [
    { key: 'summary.shares', values: { shares: shares.map(({ percent }) => `${percent} %`).join(' · ') } },
  ],
  script: ({ shares, by }) => [
    ...shares.map((share, index) => ({
      key: 'script.share',
      values: { percent: share.percent, label: labelOf(share, index) },
    })),
    { key: `script.${by}`, values: {} },
  ],
  prompts: () => [],
  templates: () => [],
  writes: () => [],
  results: () => ['share', 'label'],
  references: () => [],
  needs: () => [],
  problems: ({ shares }) => problems(shares),
  needsCaller: false,
  waitsForCaller: false,
  probes,
  migrations: [],
};

/** Two shares may be of the same size, so an unnamed one is told by its place. */
function labelOf({ label, percent }: Share, index: number): string {
  return label.trim() === '' ? `${index + 1}: ${percent} %` : label;
}

function problems(shares: Share[]): NodeProblem[] {
  if (shares.length === 0) return [{ code: 'no-shares', severity: 'error', field: 'shares' }];
  const sum = sumOf(shares);
  const wrong: NodeProblem[] =
    sum === 100 ? [] : [{ code: 'not-a-hundred', severity: 'error', field: 'shares', parameters: { sum } }];
  const empty = shares.flatMap(({ percent }, index): NodeProblem[] =>
    percent === 0 ? [{ code: 'nobody', severity: 'warning', field: `shares.${index}.percent` }] : [],
  );
  return [...wrong, ...empty];
}
