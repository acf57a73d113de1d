import pg from 'pg';

/** A table's rows as `COPY (select …) TO STDOUT` writes them. */
class CopyOut extends pg.Query {
  readonly chunks: Buffer[] = [];

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.chunks.push(chunk);
  }
}

/** All that a database holds, table by table, the jobs' tables too; as bytes, the way a backup has it. */
export async function copyOut(pool: pg.Pool): Promise<{ table: string; rows: Buffer }[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const client = await pool.connect();
  try {
    const copies = [];
    for (const { name } of tables) copies.push({ table: name, rows: await copyTable(client, name) });
    return copies;
  } finally {
    client.release();
  }
}

async function copyTable(client: pg.PoolClient, table: string): Promise<Buffer> {
  const copy = new CopyOut(`copy (select * from ${table}) to stdout`);
  await new Promise<void>((resolve, reject) => {
    copy.on('error', reject);
    copy.on('end', () => resolve());
    client.query(copy);
  });
  return Buffer.concat(copy.chunks);
}
