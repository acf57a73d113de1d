import type pg from 'pg';
import { turnReading } from '#lib/database/turn-query.ts';
import type { Json } from '#runtime/contract/json.ts';

/** What flows of a workspace use and may change during a call. */
export type ResourceRow =
  | { kind: 'audio'; id: string; revision: number; contentType: string; durationMs: number | null }
  | { kind: 'schedule'; id: string; revision: number; document: Json };

/** In the order of their ids. */
export async function findResources(pool: pg.Pool, workspace: string): Promise<ResourceRow[]> {
  const rows = await turnReading<ResourceRow>(pool, {
    name: 'resources',
    text: `select 'audio' as kind, id, revision, content_type as "contentType", duration_ms as "durationMs", null as document
        from audio where workspace_id = $1
      union all select 'schedule', id, revision, null, null, document from schedules where workspace_id = $1
      order by id`,
    values: [workspace],
  });
  return rows;
}
