import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { problemText } from '#cli/problem-text.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';

const shared = await codesIn('{runtime/graph,runtime/providers}/**/*.ts');
const ofKinds = await codesIn('runtime/nodes/*/*.ts');
/** Told by every kind that has conditions, or hours. */
const ofExpressions = await codesIn('runtime/expressions/*.ts');

/** Codes stand in the source as `code: '…'`, or as the first word of a helper called `problem`, `error` or `warning`. */
async function codesIn(pattern: string): Promise<{ file: string; code: string }[]> {
  const found: { file: string; code: string }[] = [];
  for await (const file of glob(pattern)) {
    const isStep = /\/nodes\/[^/]+\/(step|outcome|screening|local)\.ts$/.test(file);
    if (isStep) continue;
    const source = await readFile(file, 'utf8');
    const codes = source.matchAll(
      /\bcode: '([a-z-]+)'|\b(?:problem|error|warning|unknownName)\('([a-z]+(?:-[a-z]+)+)'/g,
    );
    for (const [, one, other] of codes) found.push({ file, code: one ?? other ?? '' });
  }
  return found;
}

function wordless(found: typeof shared, kindOf: (file: string) => string | null): string[] {
  return found
    .filter(({ code, file }) => problemText(problemOf({ code }), kindOf(file)) === code)
    .map(({ code, file }) => `${code} (${file})`);
}

test('every problem of flows and providers has words', () => {
  expect(shared.length).toBeGreaterThan(50);
  expect(wordless(shared, () => null)).toEqual([]);
});

test('every problem of a kind of step has words, its own or the common ones', () => {
  expect(ofKinds.length).toBeGreaterThan(20);
  expect(wordless(ofKinds, (file) => file.split('/')[2] ?? null)).toEqual([]);
  const kindOf = (file: string) => (file.endsWith('/schedule-problems.ts') ? 'hours' : 'branch');
  expect(wordless(ofExpressions, kindOf)).toEqual([]);
});

test('outcomes go by the label that the designer gave them, else by the words of their kind', () => {
  const told = (label: string | null) =>
    problemText(problemOf({ code: 'unwired-outcome', parameters: { port: 'next', label } }), 'speak');
  expect(told('Sales')).toContain('“Sales”');
  expect(told(null)).toContain('“Then”');
});
