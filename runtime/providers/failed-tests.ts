import type { NodeProblem } from '#runtime/contract/problem.ts';

/** One limit of a provider: a problem when it is passed, a warning unless it says otherwise. */
export type CapabilityTest = {
  when: boolean;
  code: string;
  severity?: NodeProblem['severity'];
  parameters?: NonNullable<NodeProblem['parameters']>;
};

export function failedTests(field: string, tests: readonly CapabilityTest[]): NodeProblem[] {
  return tests
    .filter(({ when }) => when)
    .map(({ code, severity = 'warning', parameters = {} }) => ({ code, severity, field, parameters }));
}
