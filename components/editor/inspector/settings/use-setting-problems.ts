'use client';

import { type ToldProblem, useProblems } from '#components/editor/problems.tsx';

/** What is wrong with a setting of the flow (`settings.country`), or with the flow as a whole where `field` is null. */
export function useSettingProblems(field: string | null): ToldProblem[] {
  return useProblems().filter(
    (problem) =>
      problem.node === null &&
      (problem.field === field ||
        (problem.field !== null && field?.startsWith(`${problem.field}.`) === true)),
  );
}
