import { CoalescingCache } from '#lib/coalescing-cache.ts';
import { readPins } from '#lib/flows/pins.ts';
import { compile } from '#runtime/graph/compile.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import type { Program } from '#runtime/graph/program.ts';
import type { Store } from './store.ts';
import { TurnError } from './turn-error.ts';

/** The programs of published versions, pinned subflows included. A version never changes, so it is read and compiled once. */
export type Programs = {
  /** Rejects with `broken-version` when it is gone or can't be read. */
  get: (version: string) => Promise<Program>;
};

export function createPrograms(store: Pick<Store, 'version'>): Programs {
  const programs = new CoalescingCache<Program>(mostPrograms);

  const get = (version: string): Promise<Program> => programs.get(version, () => read(version));

  const read = async (version: string): Promise<Program> => {
    const row = await store.version(version);
    if (!row) throw new TurnError('broken-version');
    const parsed = parseFlow(row.document);
    if (!parsed.ok) {
      const codes = parsed.problems.map(({ code, node }) => `${code} ${node ?? ''}`.trim());
      throw new TurnError('broken-version', { cause: new Error(`${version}: ${codes.join(', ')}`) });
    }
    // Publishing refuses circles, and a version can only pin versions that were there before it.
    const pinned = Object.entries(readPins(row.subflows)).map(
      async ([flow, pin]): Promise<[string, Program]> => [flow, await get(pin)],
    );
    const subflows = new Map(await Promise.all(pinned));
    return compile(parsed.document, { version, flow: row.flowId, subflows });
  };
  return { get };
}

/** At times twice as many. */
const mostPrograms = 250;
