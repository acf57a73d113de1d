import type pg from 'pg';
import { turnReading } from '#lib/database/turn-query.ts';

/** A live call and the account that it came through. */
export type LiveCall = { provider: string; providerCallId: string; accountId: string | null };

/** undefined when there is no such live call, or when it is at another step or stay by now. */
export async function findCallAt(
  pool: pg.Pool,
  { workspace, call, visit }: { workspace: string; call: string; visit: number },
): Promise<LiveCall | undefined> {
  const rows = await turnReading<LiveCall>(pool, {
    name: 'call-at',
    text: `select provider, provider_call_id as "providerCallId", account_id as "accountId" from calls
      where workspace_id = $1 and id = $2 and ${isAt('calls', '$3::int')}`,
    values: [workspace, call, visit],
  });
  return rows[0];
}

/** Whether the call in this row is live and at this stay; both are SQL. The engine counts a call's stays in its frames. */
export function isAt(call: string, visit: string): string {
  return `${call}.status = 'live' and (${call}.state #>> '{frames,-1,visit}')::int = ${visit}`;
}
