import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '#lib/config.ts';
import { createMetrics } from '#lib/metrics.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const manual = read('docs/operators.md');

test('the table of configuration has every variable, with its default', () => {
  const rows = [...manual.matchAll(/^\| `([A-Z_]+)` \| (.*?) \|/gm)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  const explained = read('.env.example').match(/(?<=^# ?)[A-Z_]+(?==)/gm) ?? [];
  expect(rows.map(([name]) => name).sort()).toEqual(explained.sort());
  const defaults: Record<string, unknown> = readConfig({ RINGTREE_DATA: './data' });
  for (const [name = '', value = ''] of rows) {
    const [, written] = /^`(.*)`$/.exec(value) ?? [];
    const real = defaults[name];
    if (written === undefined) expect(real, name).toBeUndefined();
    else if (name === 'RINGTREE_DATA') expect(join(process.cwd(), written)).toBe(real);
    else expect(written, name).toBe(typeof real === 'boolean' ? String(Number(real)) : String(real));
  }
});

test('the table of metrics has every one', async () => {
  const names = (await createMetrics().registry.getMetricsAsJSON()).map(({ name }) => name);
  expect(names.filter((name) => !manual.includes(`\`${name}`))).toEqual([]);
});

test('no link of the documentation is broken', () => {
  const pages = ['README.md', 'CHANGELOG.md', ...pagesBelow('docs')];
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
      if (/^[a-z]+:/.test(link)) return [];
      const [path = '', anchor] = link.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      if (!existsSync(file)) return [`${page}: ${link}`];
      return anchor === undefined || anchorsOf(file).includes(anchor) ? [] : [`${page}: ${link}`];
    }),
  );
  expect(broken).toEqual([]);
});

function pagesBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.md')).map((name) => join(folder, name));
}

/** As code hosts make them of headings. */
function anchorsOf(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}
