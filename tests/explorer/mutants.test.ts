import { expect, test } from 'vitest';
import { type Mutant, mutantsOf, type Operator } from './mutants.ts';
import { sameCalls } from './same-calls.ts';
import { exploreDocument, problemsOf, sampleFlows } from './sample-flows.ts';

/** What became of a mutant; whether the validator has something to say of it is counted beside, and counts for nothing. */
type Judged = { name: string; mutant: Mutant; fate: 'found' | 'equivalent' | 'survived'; validator: boolean };

const flows = [...sampleFlows()];
const sound = new Map(flows.map(([name, document]) => [name, exploreDocument(document)]));

/**
 * The explorer alone judges: every mutant is compiled and walked, also one that the validator would never let be published. Nothing is too
 * broken for that: what the compiler cannot use it leaves out, and the explorer meets the gap as a call would. A mutant is equivalent when no
 * call that the explorer can make differs (see `sameCalls`), whether or not something is found in it.
 */
function judge(name: string, mutant: Mutant): Judged {
  const { findings, walk } = exploreDocument(mutant.document);
  const before = sound.get(name);
  const equivalent = before !== undefined && sameCalls(before.walk, walk);
  const fate = equivalent ? 'equivalent' : findings.length > 0 ? 'found' : 'survived';
  return { name, mutant, fate, validator: problemsOf(mutant.document).length > 0 };
}

/** The flows without a mistake, so that what is found in a mutant is of its own. */
test('neither the validator nor the explorer has anything to say about the sound flows', () => {
  for (const [name, document] of flows) {
    expect(problemsOf(document)).toEqual([]);
    expect(sound.get(name)?.findings).toEqual([]);
  }
});

test('the explorer finds at least 95 of 100 mistakes that callers could notice', {
  timeout: 600_000,
}, () => {
  const judged = flows.flatMap(([name, document]) =>
    mutantsOf(document).map((mutant) => judge(name, mutant)),
  );
  const operators = [...new Set(judged.map(({ mutant }) => mutant.operator))];
  const survivors = judged.filter(({ fate }) => fate === 'survived');
  const real = judged.filter(({ fate }) => fate !== 'equivalent').length;
  const share = (real - survivors.length) / real;
  console.info(
    [
      `${judged.length} mutants, ${real} not equivalent, the explorer finds ${(share * 100).toFixed(1)} %`,
      ...operators.map((operator) => line(operator, judged)),
      'Survivors:',
      ...survivors.map(({ name, mutant }) => `${name}: ${mutant.operator}, ${mutant.place}`),
    ].join('\n'),
  );
  expect(operators.length).toBeGreaterThanOrEqual(8);
  expect(share).toBeGreaterThanOrEqual(0.95);
});

function line(operator: Operator, judged: readonly Judged[]): string {
  const mine = judged.filter(({ mutant }) => mutant.operator === operator);
  const count = (fate: Judged['fate']) => mine.filter((one) => one.fate === fate);
  const found = count('found');
  return [
    operator.padEnd(30),
    `explorer ${found.length} (of them also the validator ${found.filter(({ validator }) => validator).length}),`,
    `equivalent ${count('equivalent').length},`,
    `survived ${count('survived').length} (of them known to the validator ${count('survived').filter(({ validator }) => validator).length})`,
  ].join(' ');
}
