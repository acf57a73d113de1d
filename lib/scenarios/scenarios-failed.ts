import { Refusal } from '#lib/refusal.ts';
import type { ScenarioResult } from '#runtime/scenarios/scenario-result.ts';
import { failureLine } from './failure-line.ts';

/** Why a flow is not published: scenarios of it are red. */
export class ScenariosFailed extends Refusal {
  /** The red ones. */
  readonly results: ScenarioResult[];

  constructor(flow: string, results: ScenarioResult[]) {
    const [first] = results;
    const more = results.length > 1 ? ` (and ${results.length - 1} more)` : '';
    super('scenarios-failed', {
      flow,
      first: first === undefined ? '' : `${short(failureLine(first))}${more}`,
    });
    this.results = results;
  }
}

/** A caller may have heard much. */
function short(text: string): string {
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters).replace(/\p{Cs}$/u, '')}…`;
}

const mostCharacters = 400;
