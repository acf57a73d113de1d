import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { providers } from '#runtime/providers/providers.ts';
import { checkPlivoXml } from '../providers/plivo/check-xml.ts';
import { checkTwiml } from '../providers/twilio/check-xml.ts';
import { type GoldenDocument, goldenDocuments } from './golden-documents.ts';
import { kinds } from './kinds.ts';

/** `UPDATE_GOLDEN=1` writes them anew; read the difference like code. */
const update = process.env['UPDATE_GOLDEN'] === '1';

const checks = { twilio: checkTwiml, plivo: checkPlivoXml } satisfies Record<keyof typeof providers, unknown>;
const names = Object.keys(providers) as (keyof typeof providers)[];

describe.each(kinds)('$kind', (one) => {
  describe.each(names)('on %s', (provider) => {
    const folder = join(import.meta.dirname, 'golden', one.kind, provider);
    const documents = goldenDocuments(one, provider);
    if (update) rewrite(folder, documents);

    test.each(documents)('$file', ({ file, body }) => {
      expect(`${body.replaceAll('><', '>\n<')}\n`).toBe(readFileSync(join(folder, file), 'utf8'));
    });

    test.each(documents)('$file has only what the provider knows', ({ body }) => {
      expect(checks[provider](body)).toEqual([]);
    });

    test('has no golden file without its case', () => {
      const files = existsSync(folder) ? readdirSync(folder) : [];
      expect(files.sort()).toEqual(documents.map(({ file }) => file).sort());
    });
  });
});

function rewrite(folder: string, documents: GoldenDocument[]): void {
  rmSync(folder, { recursive: true, force: true });
  if (documents.length > 0) mkdirSync(folder, { recursive: true });
  for (const { file, body } of documents)
    writeFileSync(join(folder, file), `${body.replaceAll('><', '>\n<')}\n`);
}
