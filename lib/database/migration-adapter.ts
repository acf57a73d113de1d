import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/**
 * Prisma's adapter for PostgreSQL as the schema engine needs it. Three things of the adapter (7.10) don't serve migrations:
 * its shadow database is the real one when it was given a URL, its scripts are cut at every semicolon, and it refuses the type "char"
 * of PostgreSQL's catalogs. Each is put right below.
 */
export function migrationAdapter(url: string, pool: pg.Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const { connect } = factory;
  factory.connect = async () => mended(await connect.call(factory), url);
  factory.connectToShadowDb = () => connectToShadow(url);
  return factory;
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** An empty database beside the real one, dropped when the engine lets go of it. */
async function connectToShadow(url: string): Promise<Adapter> {
  const shadow = new URL(url);
  shadow.pathname = `/ringtree_shadow_${randomUUID().replaceAll('-', '')}`;
  const name = shadow.pathname.slice(1);
  await runScript(url, `create database ${name}`);
  const pool = new pg.Pool({ connectionString: shadow.href });
  const adapter = mended(await new PrismaPg(pool).connect(), shadow.href);
  adapter.dispose = async () => {
    await pool.end();
    await runScript(url, `drop database ${name} with (force)`);
  };
  return adapter;
}

function mended(adapter: Adapter, url: string): Adapter {
  const { queryRaw } = adapter;
  adapter.executeScript = (script) => runScript(url, script);
  adapter.queryRaw = async (query) => {
    const sql = query.sql.replace(internalCharacters, '$&::text');
    const result = await queryRaw.call(adapter, { ...query, sql });
    const columnTypes = result.columnTypes.map((type, index) =>
      characterColumns.has(result.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  return adapter;
}

/** One message of the simple protocol: PostgreSQL splits it, and runs it as one transaction unless it holds its own. */
async function runScript(url: string, script: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'ringtree migrate' });
  await client.connect();
  try {
    await client.query(script);
  } finally {
    await client.end();
  }
}

/** The columns of type "char" that the engine selects: cast on the way in, given back as the characters it expects. */
const internalCharacters = /constr\.contype(?= AS)|con\.conf(del|upd)type(?=,)/g;
const characterColumns = new Set(['constraint_type', 'confdeltype', 'confupdtype']);
