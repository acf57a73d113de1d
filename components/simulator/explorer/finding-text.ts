import { toldValues } from '#components/flow/told-values.ts';
import { type Words, wordsOf } from '#components/flow/words.ts';
import words from '#messages/findings.en.json' with { type: 'json' };
import type { Finding } from '#runtime/explorer/finding.ts';

/** A finding in words; `kind` are those of its kind of step, which name outcomes. */
export function findingText({ code, parameters }: Finding, kind: Words | null): string {
  return wordsOf(words, { key: code, values: toldValues(parameters, kind) }) ?? code;
}
