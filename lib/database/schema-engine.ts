import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { migrationAdapter } from '#lib/database/migration-adapter.ts';

export type { MigrationList } from '@prisma/schema-engine-wasm';

/**
 * Runs `work` with Prisma's schema engine as WebAssembly, connected to `url`. The command line's native engine would have to be fetched from a
 * host that many networks can't reach. `schema` is the files that are to be compared with.
 */
export async function withSchemaEngine<Result>(
  url: string,
  schema: [path: string, content: string][] | undefined,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  const { SchemaEngine } = await loaded();
  const pool = new pg.Pool({ connectionString: url });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(migrationAdapter(url, pool));
    const engine = await SchemaEngine.new({ datamodels: schema }, ignoreLog, adapter);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

/** Once per process: its glue remembers the memory of the first instance, and would read and write that one for the second. */
function loaded(): Promise<Glue> {
  glue ??= instantiate();
  return glue;
}

let glue: Promise<Glue> | undefined;

/**
 * The package's own entry imports the `.wasm` file as a module, which is meant for bundlers: this does the same by hand. The files beside
 * the entry are not among the package's exports, so they are named by their addresses.
 */
async function instantiate(): Promise<Glue> {
  const entry = pathToFileURL(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  // What the address holds, the compiler can't know: all that the entry exports, and the functions that WebAssembly imports.
  const glue = (await import(new URL('schema_engine_bg.js', entry).href)) as Glue;
  const imports = { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(
    await readFile(new URL('schema_engine_bg.wasm', entry)),
    imports,
  );
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  return glue;
}

type Glue = typeof import('@prisma/schema-engine-wasm') & {
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
};

const ignoreLog = (): void => undefined;
