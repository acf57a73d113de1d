import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { schemas } from '#runtime/nodes/schemas.ts';

/** A kind of step is one folder and a line in each of two lists: nothing else in the product may know of it. */
const lists = ['runtime/nodes/schemas.ts', 'runtime/nodes/steps.ts'];
const sources = ['app', 'cli', 'components', 'lib', 'runtime', 'scripts']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.includes('generated'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const kinds = schemas.map(({ kind }) => kind);

test('the two lists hold every folder of a kind, once', () => {
  const folders = readdirSync('runtime/nodes', { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(folders.map(({ name }) => name).sort()).toEqual([...kinds].sort());
  for (const list of lists) {
    const text = readFileSync(list, 'utf8');
    for (const kind of kinds) expect(text.split(`'./${kind}/`).length - 1, `${kind} in ${list}`).toBe(1);
  }
});

test.each(kinds)('nothing but the two lists leads to the folder of %s', (kind) => {
  const own = `runtime/nodes/${kind}/`;
  const known = sources
    .filter(({ file }) => !file.startsWith(own) && !lists.includes(file))
    .filter(({ text }) => text.includes(`nodes/${kind}/`) || text.includes(`'./${kind}/`));
  expect(known.map(({ file }) => file)).toEqual([]);
});

test('nothing asks for a kind by its name', () => {
  // Instructions, effects and needs have words of their own, some the same as a kind's.
  const contract = sources
    .filter(({ file }) => file.startsWith('runtime/contract/'))
    .map(({ text }) => text)
    .join('\n');
  const own = kinds.filter((kind) => !contract.includes(`'${kind}'`));
  expect(own.length).toBeGreaterThan(5);
  const asking = own.flatMap((kind) =>
    sources
      .filter(({ file }) => !file.startsWith(`runtime/nodes/${kind}/`) && !lists.includes(file))
      .filter(({ text }) => new RegExp(`(\\bkind\\b[^\\n]{0,20}|\\bcase )'${kind}'`).test(text))
      .map(({ file }) => `${file} asks for ${kind}`),
  );
  expect(asking).toEqual([]);
});
