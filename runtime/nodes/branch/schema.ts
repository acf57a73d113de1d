import type { NodeSchema, Port } from '#runtime/contract/node.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { conditionProblems } from '#runtime/expressions/condition-problems.ts';
import { rightOf } from '#runtime/expressions/conditions.ts';
import { listOperators } from '#runtime/expressions/operators.ts';
import { type Branch, type BranchData, branchPort, elsePort, fields } from './fields.ts';
import { probes } from './probes.ts';

export const schema: NodeSchema<BranchData> = {
  kind: 'branch',
  version: 1,
  icon: 'split',
  group: 'decide',
  defaults: { branches: [{ id: 'first', tests: [{ id: 'first' }] }] },
  fields,
  ports,
  summary: ({ branches }) => [
    branches.length === 1
      ? { key: 'summary.one', values: { label: labelOf(branches[0]) } }
      : { key: 'summary.branches', values: { count: branches.length } },
  ],
  script: ({ branches }) => [
    ...branches.map((branch) => ({
      key: `script.${branch.match}`,
      values: { label: labelOf(branch), count: branch.tests.length },
    })),
    { key: 'script.else', values: {} },
  ],
  prompts: () => [],
  templates: ({ branches }) => branches.flatMap((branch, index) => templatesOf(branch, `branches.${index}`)),
  writes: () => [],
  results: () => ['branch'],
  references: () => [],
  needs: () => [],
  problems: ({ branches }) => branches.flatMap((branch, index) => problemsOf(branch, `branches.${index}`)),
  needsCaller: false,
  waitsForCaller: false,
  probes,
  migrations: [],
};

function ports({ branches }: BranchData): Port[] {
  return [
    ...branches.map((branch, index) => ({
      id: branchPort(branch),
      label: labelOf(branch) || String(index + 1),
    })),
    { id: elsePort, label: null },
  ];
}

/** The designer's label, else the question itself. */
function labelOf(branch: Branch | undefined): string {
  if (branch === undefined) return '';
  if (branch.label.trim() !== '') return branch.label;
  const [test] = branch.tests;
  if (test === undefined || test.left.trim() === '') return '';
  return [test.left, test.operator, ...rightOf(test)].join(' ').slice(0, 80);
}

function templatesOf({ tests }: Branch, place: string): { field: string; source: string }[] {
  return tests.flatMap((test, index) => {
    const at = `${place}.tests.${index}`;
    const right = rightOf(test).map((source, side) => ({
      field: listOperators.includes(test.operator)
        ? `${at}.list.${side}.value`
        : `${at}.${side === 0 ? 'right' : 'upTo'}`,
      source,
    }));
    return [{ field: `${at}.left`, source: test.left }, ...right].filter(({ source }) => source !== '');
  });
}

function problemsOf({ tests }: Branch, place: string): NodeProblem[] {
  if (tests.length === 0) return [{ code: 'no-tests', severity: 'error', field: `${place}.tests` }];
  return tests.flatMap((test, index) => conditionProblems(test, `${place}.tests.${index}`));
}
