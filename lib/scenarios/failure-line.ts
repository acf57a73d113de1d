import type { ScenarioResult } from '#runtime/scenarios/scenario-result.ts';

/** `“Sunday evening” on twilio, step 3: Expected to hear …`: which scenario, where, and what was found. */
export function failureLine({ scenario, provider, steps, problem }: ScenarioResult): string {
  const index = steps.findIndex(({ ok }) => !ok);
  const step = index < 0 ? '' : `, step ${index + 1}`;
  return `“${scenario}” on ${provider}${step}: ${problem}`;
}
