import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { checkedData } from '#runtime/contract/node.ts';
import { compile } from '#runtime/graph/compile.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import { validate } from '#runtime/graph/validate.ts';
import { providers } from '#runtime/providers/providers.ts';

const checks = Object.fromEntries(Object.entries(providers).map(([kind, { check }]) => [kind, check]));
const names = (await readdir('templates')).filter((name) => /^[^.]+\.json$/.test(name));

async function read(name: string): Promise<FlowDocument> {
  const parsed = parseFlow(JSON.parse(await readFile(`templates/${name}`, 'utf8')));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

/** Cards are 240 wide; a row for each outcome and two for what the step does. */
function boxes(document: FlowDocument) {
  const program = compile(document, { version: '', flow: '' });
  const steps = [...program.nodes.values()].map(({ id, schema, data }) => {
    const { x, y } = document.nodes[id]?.position ?? { x: 0, y: 0 };
    return { id, x, y, width: 240, height: 96 + 24 * schema.ports(checkedData(data)).length };
  });
  return [...steps, ...document.notes.map(({ id, position, size }) => ({ id, ...position, ...size }))];
}

test('six flows ship', () => {
  expect(names.toSorted()).toEqual([
    'caller-survey.json',
    'clinic-front-desk.json',
    'conference-line.json',
    'on-call-rota.json',
    'shop-order-lookup.json',
    'support-line.json',
  ]);
});

describe.each(names)('%s', (name) => {
  test('has no problem on any provider', async () => {
    const document = await read(name);
    expect(document.settings.providers).toEqual(Object.keys(providers));
    expect(validate(document, { providers: checks, known: { audio: new Set() } })).toEqual([]);
  });

  test('is laid out from left to right without anything on top of anything', async () => {
    const all = boxes(await read(name));
    const overlaps = all.flatMap((a, index) =>
      all
        .slice(index + 1)
        .filter(
          (b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
        )
        .map((b) => `${a.id} on ${b.id}`),
    );
    expect(overlaps).toEqual([]);
  });
});
