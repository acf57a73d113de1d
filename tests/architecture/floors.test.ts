import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forbidden, options } from '../../.dependency-cruiser.ts';

/** One import that each rule must find, in a tree that has nothing else wrong. */
const wrong: [rule: string, file: string, imports: string][] = [
  ['floor-contract', 'runtime/contract/a.ts', '#runtime/engine/fine.ts'],
  ['packages-of-contract', 'runtime/contract/b.ts', 'liquidjs'],
  ['floor-expressions', 'runtime/expressions/a.ts', '#runtime/graph/fine.ts'],
  ['packages-of-expressions', 'runtime/expressions/b.ts', 'yjs'],
  ['floor-a-node', 'runtime/nodes/menu/step.ts', '#runtime/nodes/dial/schema.ts'],
  ['floor-a-node', 'runtime/nodes/play/step.ts', '#runtime/engine/fine.ts'],
  ['steps-are-not-for-schemas', 'runtime/nodes/menu/schema.ts', '#runtime/nodes/menu/step.ts'],
  ['floor-list-of-schemas', 'runtime/nodes/schemas.ts', '#runtime/nodes/menu/step.ts'],
  ['floor-list-of-steps', 'runtime/nodes/steps.ts', '#runtime/engine/fine.ts'],
  ['floor-graph', 'runtime/graph/a.ts', '#runtime/nodes/steps.ts'],
  ['edits-alone-see-yjs', 'runtime/graph/b.ts', 'yjs'],
  ['floor-engine', 'runtime/engine/a.ts', '#runtime/providers/twilio/fine.ts'],
  ['floor-a-provider', 'runtime/providers/plivo/a.ts', '#runtime/providers/twilio/fine.ts'],
  ['floor-a-provider', 'runtime/providers/plivo/b.ts', '#runtime/engine/fine.ts'],
  ['packages-of-a-provider', 'runtime/providers/plivo/c.ts', 'plivo'],
  ['floor-simulator', 'runtime/simulator/a.ts', '#runtime/engine/fine.ts'],
  ['runtime-runs-in-browsers', 'runtime/engine/b.ts', 'node:fs'],
  ['floor-engine', 'runtime/engine/c.ts', '#lib/fine.ts'],
  ['floor-components', 'components/a.ts', '#lib/database/fine.ts'],
  ['floor-lib', 'lib/a.ts', '#cli/fine.ts'],
  ['only-here-prisma-and-pg', 'lib/b.ts', 'pg'],
  ['only-here-prisma-and-pg', 'app/c.ts', '@prisma/client'],
  ['only-here-provider-sdks', 'lib/c.ts', 'twilio'],
  ['nothing-imports-tests', 'lib/d.ts', '#tests/fine.ts'],
  ['resolvable', 'lib/f.ts', '#lib/nowhere.ts'],
];

const fine: [file: string, imports: string[]][] = [
  ['runtime/engine/fine.ts', ['#runtime/graph/fine.ts', '#runtime/contract/fine.ts', 'zod']],
  ['runtime/graph/fine.ts', ['#runtime/nodes/dial/schema.ts']],
  ['runtime/graph/edits/wire.ts', ['yjs']],
  ['runtime/contract/fine.ts', ['zod']],
  ['runtime/expressions/fine.ts', ['liquidjs', '#runtime/contract/fine.ts']],
  ['runtime/nodes/dial/schema.ts', ['#runtime/contract/fine.ts', '#runtime/expressions/fine.ts']],
  ['runtime/providers/twilio/fine.ts', ['#runtime/contract/fine.ts']],
  ['lib/fine.ts', ['#runtime/engine/fine.ts', 'node:fs']],
  ['lib/database/fine.ts', ['pg', '@prisma/client']],
  ['lib/providers/twilio/client.ts', ['twilio']],
  ['cli/fine.ts', ['#lib/fine.ts']],
  ['tests/fine.ts', ['pg', '#lib/fine.ts']],
];

const packages = ['zod', 'liquidjs', 'yjs', 'pg', '@prisma/client', 'twilio', 'plivo'];

let root: string;
let violations: ICruiseResult['summary']['violations'];
let modules: number;

beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'floors-')));
  const dependencies = Object.fromEntries(packages.map((name) => [name, '1.0.0']));
  write('package.json', JSON.stringify({ type: 'module', imports: { '#*': './*' }, dependencies }));
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  for (const [file, imports] of fine) write(file, imports.map((path) => `import '${path}';\n`).join(''));
  // Types count as well: a floor that only knows the shape of a higher one knows it all the same.
  for (const [, file, path] of wrong) write(file, `import type { A } from '${path}';\nexport type B = A;\n`);
  write('lib/there.ts', "import '#lib/back.ts';\n");
  write('lib/back.ts', "import '#lib/there.ts';\n");
  const { output } = await cruise(['.'], {
    ...options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden },
  });
  if (typeof output === 'string') throw new Error(output);
  violations = output.summary.violations;
  modules = output.summary.totalCruised;
});
afterAll(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

test('the modules are read at all', () => {
  expect(modules).toBeGreaterThanOrEqual(wrong.length + fine.length);
});

test.each(wrong)('%s: %s may not import %s', (rule, file) => {
  expect(violations).toContainEqual(
    expect.objectContaining({ from: file, rule: expect.objectContaining({ name: rule }) }),
  );
});

test('no-circles: two modules may not import each other', () => {
  expect(violations).toContainEqual(
    expect.objectContaining({ rule: expect.objectContaining({ name: 'no-circles' }) }),
  );
});

test('what is allowed is not complained of', () => {
  const names = new Set(fine.map(([file]) => file));
  expect(violations.filter(({ from }) => names.has(from))).toEqual([]);
});
