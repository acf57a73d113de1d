import type { ScenarioResult } from '#runtime/scenarios/scenario-result.ts';
import { oneLine } from './table.ts';

/** What became of scenarios, for people: a line each, under a red one the step at which it failed and why. */
export function scenarioResults(flow: string, results: readonly ScenarioResult[]): string {
  const red = results.filter(({ ok }) => !ok).length;
  const green = results.length - red;
  const count = red === 0 ? `all ${green} green` : `${red} red, ${green} green`;
  return [`${oneLine(flow)}: ${count}.`, ...results.flatMap(lines)].join('\n');
}

function lines(result: ScenarioResult): string[] {
  const { scenario, provider, ok, steps, problem } = result;
  const line = `  ${ok ? '✓' : '✗'} ${oneLine(scenario)} (${provider})`;
  if (ok) return [line];
  const index = steps.findIndex((step) => !step.ok);
  const place = steps[index] === undefined ? '' : `step ${index + 1}, ${JSON.stringify(steps[index].step)}`;
  return [line, ...[place, problem].filter((part) => part !== '').map((part) => `      ${oneLine(part)}`)];
}
