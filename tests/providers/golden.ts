import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Document } from '#runtime/contract/document.ts';
import type { Emulation, Render } from '#runtime/contract/provider.ts';
import { parseFragment } from '#runtime/xml/parse-fragment.ts';
import { renderContext } from './render-context.ts';

type Case = { thread: string; document: Document; emulations: Emulation[] };

export type GoldenSuite = {
  provider: string;
  /** Holds `<name>.json` (thread, document, emulations) and `<name>.xml` beside it. */
  folder: string;
  render: Render;
  check: (body: string) => string[];
  /** What the provider's own SDK writes for the same document, by the case's name. */
  sdk: Readonly<Record<string, () => string>>;
  /** Cases that the SDK cannot write, and why. */
  exceptions: Readonly<Record<string, string>>;
};

/** `UPDATE_GOLDEN=1` writes the XML and the emulations anew; read the difference like code. */
const update = process.env['UPDATE_GOLDEN'] === '1';

export function describeGolden({ provider, folder, render, check, sdk, exceptions }: GoldenSuite): void {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));

  describe.each(names)('%s', (name) => {
    const file = (ending: string) => join(folder, `${name}.${ending}`);
    const read = readCase(file('json'));
    const rendered = render(read.document, renderContext(provider, read.thread));
    if (update) {
      writeFileSync(file('xml'), lines(rendered.body));
      writeFileSync(
        file('json'),
        `${JSON.stringify({ ...read, emulations: rendered.emulations }, null, 2)}\n`,
      );
    }

    test('is written as before', () => {
      expect(existsSync(file('xml'))).toBe(true);
      expect(lines(rendered.body)).toBe(readFileSync(file('xml'), 'utf8'));
      expect(rendered.emulations).toEqual(readCase(file('json')).emulations);
    });

    test('has only elements, attributes and values that the provider knows', () => {
      expect(check(rendered.body)).toEqual([]);
    });

    test("is what the provider's SDK writes", () => {
      const write = sdk[name];
      if (write === undefined) return expect(exceptions).toHaveProperty(name);
      const same = expect(tree(rendered.body));
      if (exceptions[name] === undefined) same.toEqual(tree(write()));
      else same.not.toEqual(tree(write()));
    });
  });

  test('no case of the SDK and no exception is left without its document', () => {
    for (const name of [...Object.keys(sdk), ...Object.keys(exceptions)]) expect(names).toContain(name);
  });
}

/** A document in a fixture is what the engine would give; the renderer must live with any. */
function readCase(path: string): Case {
  return JSON.parse(readFileSync(path, 'utf8')) as Case;
}

/** A line for each tag, so that a difference can be read. */
function lines(body: string): string {
  return `${body.replaceAll('><', '>\n<')}\n`;
}

function tree(body: string): unknown {
  const nodes = parseFragment(body.replace(/^<\?xml[^>]*\?>/, ''));
  if (nodes === null) throw new Error(`not well-formed: ${body}`);
  return nodes;
}
