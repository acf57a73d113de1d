import { expect, test } from 'vitest';
import { type Mutant, mutantsOf, type Operator } from './mutants.ts';
import { sameCalls } from './same-calls.ts';
import { exploreDocument, problemsOf, sampleFlows } from './sample-flows.ts';

type Fate = 'validator' | 'explorer' | 'equivalent' | 'survived';
const fates: Fate[] = ['validator', 'explorer', 'equivalent', 'survived'];

const flows = [...sampleFlows()];
const sound = new Map(flows.map(([name, document]) => [name, exploreDocument(document).walk]));

/** A mutant that neither finds is equivalent when no call that the explorer can make differs; see `sameCalls`. */
function fateOf(name: string, { document }: Mutant): Fate {
  if (problemsOf(document).length > 0) return 'validator';
  const { findings, walk } = exploreDocument(document);
  if (findings.length > 0) return 'explorer';
  const before = sound.get(name);
  return before !== undefined && sameCalls(before, walk) ? 'equivalent' : 'survived';
}

/** The flows without a problem, so that what is found in a mutant is of its mistake. */
test('the validator has nothing to say about the sound flows', () => {
  for (const [, document] of flows) expect(problemsOf(document)).toEqual([]);
});

test('validator and explorer find at least 95 of 100 mistakes that callers could notice', {
  timeout: 300_000,
}, () => {
  const mutants = flows.flatMap(([name, document]) =>
    mutantsOf(document).map((mutant) => ({ name, mutant })),
  );
  const judged = mutants.map(({ name, mutant }) => ({ name, mutant, fate: fateOf(name, mutant) }));
  const count = (operator: Operator | null, fate: Fate) =>
    judged.filter(
      ({ mutant, fate: one }) => one === fate && (operator === null || mutant.operator === operator),
    ).length;
  const operators = [...new Set(judged.map(({ mutant }) => mutant.operator))];
  const lines = operators.map(
    (operator) =>
      `${operator.padEnd(30)} ${fates.map((fate) => `${fate} ${count(operator, fate)}`).join(', ')}`,
  );
  const survivors = judged
    .filter(({ fate }) => fate === 'survived')
    .map(({ name, mutant }) => `${name}: ${mutant.operator}, ${mutant.place}`);
  const real = judged.length - count(null, 'equivalent');
  const share = (real - survivors.length) / real;
  console.info(
    [
      `${judged.length} mutants, ${real} not equivalent, ${(share * 100).toFixed(1)} % found`,
      ...lines,
      'Survivors:',
      ...survivors,
    ].join('\n'),
  );
  expect(operators.length).toBeGreaterThanOrEqual(8);
  expect(share).toBeGreaterThanOrEqual(0.95);
});
