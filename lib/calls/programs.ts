import { compile } from '#runtime/graph/compile.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import type { Program } from '#runtime/graph/program.ts';
import type { Store } from './store.ts';
import { TurnError } from './turn-error.ts';

/** Versions never change, so a compiled one is kept until `most` others were used after it. */
export type Programs = {
  /** Rejects with `broken-version` when it is gone or can't be read. */
  get: (version: string) => Promise<Program>;
};

export function createPrograms(store: Pick<Store, 'version'>, most = 200): Programs {
  const programs = new Map<string, Promise<Program>>();

  const get = (version: string): Promise<Program> => {
    const known = programs.get(version) ?? load(version);
    programs.delete(version);
    programs.set(version, known);
    const [oldest] = programs.keys();
    if (programs.size > most && oldest !== undefined) programs.delete(oldest);
    known.catch(() => programs.delete(version));
    return known;
  };

  const load = async (version: string): Promise<Program> => {
    const row = await store.version(version);
    if (!row) throw new TurnError('broken-version');
    const parsed = parseFlow(row.document);
    if (!parsed.ok) {
      const codes = parsed.problems.map(({ code, node }) => `${code} ${node ?? ''}`.trim());
      throw new TurnError('broken-version', { cause: new Error(`${version}: ${codes.join(', ')}`) });
    }
    // Publishing refuses circles, and a version can only pin versions that were there before it.
    const pinned = Object.entries(row.subflows).map(
      async ([flow, pin]): Promise<[string, Program]> => [flow, await get(pin)],
    );
    const subflows = new Map(await Promise.all(pinned));
    return compile(parsed.document, { version, flow: row.flowId, subflows });
  };
  return { get };
}
