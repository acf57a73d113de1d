import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Problem } from '#runtime/contract/problem.ts';
import { schemaOf } from '#runtime/graph/schema-of.ts';
import { fillWords } from './fill-words.ts';

/** A problem in words: those of the step's kind where it has some for this code, else the common ones. */
export function problemText(problem: Problem, kind: string | null): string {
  const { code, parameters } = problem;
  const node = kind === null ? null : nodeWords(kind);
  const words = node?.problems[code] ?? commonWords()[code] ?? code;
  const port = parameters['port'];
  const outcome = parameters['label'] ?? (typeof port === 'string' ? node?.ports[port] : undefined) ?? port;
  return fillWords(words, { ...parameters, ...(outcome === undefined ? {} : { outcome }) });
}

const Words = z.record(z.string(), z.string());
const NodeWords = z.object({ ports: Words.default({}), problems: Words.default({}) });

const read = new Map<string, unknown>();

function commonWords(): z.infer<typeof Words> {
  return Words.parse(readOnce('messages/problems.en.json'));
}

/** The words of a kind of step; null for one that is not known. */
export function nodeWords(kind: string): z.infer<typeof NodeWords> | null {
  if (schemaOf(kind) === undefined) return null;
  return NodeWords.parse(readOnce(`runtime/nodes/${kind}/messages.en.json`));
}

function readOnce(path: string): unknown {
  const known = read.get(path);
  if (known !== undefined) return known;
  const words: unknown = JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
  read.set(path, words);
  return words;
}
