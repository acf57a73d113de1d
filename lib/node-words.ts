import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { processWide } from '#lib/process-wide.ts';
import { schemas } from '#runtime/nodes/schemas.ts';

type Words = { [key: string]: string | Words };

/** The messages of every kind of step in a language, by kind, read once per process from the kinds' own folders. */
export async function nodeWords(language: 'en'): Promise<Record<string, Words>> {
  return await processWide(`node-words-${language}`, () => readWords(language));
}

async function readWords(language: string): Promise<Record<string, Words>> {
  const folder = path.join(process.cwd(), 'runtime', 'nodes');
  const files = schemas.map(async ({ kind }): Promise<[string, Words]> => {
    const text = await readFile(path.join(folder, kind, `messages.${language}.json`), 'utf8');
    return [kind, JSON.parse(text)];
  });
  return Object.fromEntries(await Promise.all(files));
}
