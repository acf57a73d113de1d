import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filters } from '#runtime/expressions/filters.ts';
import { scopeNames } from '#runtime/expressions/scope.ts';

const manual = readFileSync(new URL('../../docs/guide/values.md', import.meta.url), 'utf8');

test('the guide tells every filter', () => {
  expect(Object.keys(filters).filter((name) => !manual.includes(`\`${name}\``))).toEqual([]);
});

test('the guide tells every name', () => {
  const names = Object.entries(scopeNames).flatMap(([root, fields]) =>
    (fields ?? []).map((field) => `${root}.${field}`),
  );
  expect(names.filter((name) => !manual.includes(`\`${name}\``))).toEqual([]);
});
