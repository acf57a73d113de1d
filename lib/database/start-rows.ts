import type pg from 'pg';
import { turnQuery } from '#lib/database/turn-query.ts';
import type { Json } from '#runtime/contract/json.ts';

/** The flow that a call started by the outbox comes to, and what it shall know. */
export type StartRow = { flowId: string; versionId: string; variables: Json };

/** undefined when no such row wanted a call of this account, or its flow is gone or was never published. */
export async function findStart(
  pool: pg.Pool,
  { id, workspaceId, accountId }: { id: string; workspaceId: string; accountId: string },
): Promise<StartRow | undefined> {
  const rows = await turnQuery<StartRow>(pool, {
    name: 'call-to-start',
    text: `select flows.id as "flowId", flows.current_version_id as "versionId",
        outbox.payload #> '{effect,variables}' as variables
      from outbox join calls on calls.id = outbox.call_id
      join flows on flows.id::text = outbox.payload #>> '{effect,flow}' and flows.workspace_id = outbox.workspace_id
      where outbox.id = $1 and outbox.kind = 'start-call' and outbox.workspace_id = $2 and calls.account_id = $3
        and flows.archived_at is null and flows.current_version_id is not null`,
    values: [id, workspaceId, accountId],
  });
  return rows[0];
}
