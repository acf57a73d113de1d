import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { steps } from '#runtime/nodes/steps.ts';
import { allKinds, missingFiles } from './kinds.ts';

const names = allKinds.map(({ kind }) => kind).sort();

describe('the registry', () => {
  test.each(allKinds)('has a whole folder for $kind', ({ kind }) => {
    expect(missingFiles(kind)).toEqual([]);
  });

  test('has each kind once, with both halves', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(steps).sort()).toEqual(names);
  });

  test('has every folder that there is', () => {
    const folder = new URL('../../runtime/nodes/', import.meta.url);
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(names);
  });
});
