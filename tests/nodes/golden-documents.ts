import type { Thread } from '#runtime/contract/thread.ts';
import { providers } from '#runtime/providers/providers.ts';
import { renderContext } from '../providers/render-context.ts';
import { casesOf, type Kind } from './kinds.ts';
import { runCase } from './run-case.ts';

export type GoldenDocument = { file: string; body: string; thread: Thread };

/** Every document of every case, in order: `<case>.xml`, or `<case>.<n>.xml` where a case has several. */
export function goldenDocuments({ kind, schema }: Kind, provider: keyof typeof providers): GoldenDocument[] {
  return casesOf(kind).flatMap((nodeCase) => {
    const served = runCase(schema, nodeCase).flatMap(({ document }) => (document === null ? [] : [document]));
    const name = nodeCase.name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    return served.map(({ thread, instructions }, index) => ({
      file: served.length === 1 ? `${name}.xml` : `${name}.${index + 1}.xml`,
      body: providers[provider].render({ instructions }, renderContext(provider, thread)).body,
      thread,
    }));
  });
}
