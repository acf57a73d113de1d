import type pg from 'pg';
import { turnReading } from '#lib/database/turn-query.ts';
import type { Json } from '#runtime/contract/json.ts';

/** A published version; `subflows` holds its pins. */
export type VersionRow = { flowId: string; document: Json; subflows: Json };

/** undefined when there is none. */
export async function findVersion(pool: pg.Pool, id: string): Promise<VersionRow | undefined> {
  const rows = await turnReading<VersionRow>(pool, {
    name: 'version-by-id',
    text: 'select flow_id as "flowId", document, subflows from versions where id = $1',
    values: [id],
  });
  return rows[0];
}
