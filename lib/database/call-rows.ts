import type pg from 'pg';
import { turnReading } from '#lib/database/turn-query.ts';

/** A call as stored; `state` is JSON, with its secrets still sealed. */
export type CallRow = {
  id: string;
  workspaceId: string;
  provider: string;
  providerCallId: string;
  accountId: string | null;
  numberId: string | null;
  flowId: string | null;
  versionId: string;
  revision: number;
  state: string;
};

/** What was answered in a turn; `reply` is sealed when `sensitive`. */
export type StoredReply = {
  reply: Uint8Array | null;
  sensitive: boolean;
  contentType: string | null;
  statusCode: number;
};

/** Call ids and the provider's ids are both unique. */
export type CallName = { id: string } | { provider: string; providerCallId: string };

/** Those that there are. */
export function findCalls(pool: pg.Pool, ids: readonly string[]): Promise<CallRow[]> {
  return turnReading<CallRow>(pool, {
    name: 'calls-by-id',
    // A list that is known only then is looked up by the index, also in a plan that was made while there were few calls.
    text: `${select} where id = any (array(select unnest($1::uuid[])))`,
    values: [ids],
  });
}

/** undefined when there is none. */
export async function findCallOfProvider(
  pool: pg.Pool,
  { provider, providerCallId }: { provider: string; providerCallId: string },
): Promise<CallRow | undefined> {
  const rows = await turnReading<CallRow>(pool, {
    name: 'call-by-provider',
    text: `${select} where provider = $1 and provider_call_id = $2`,
    values: [provider, providerCallId],
  });
  return rows[0];
}

/** The reply to the event with this key; undefined when no such turn is stored. `startedAt` of the call leaves older months out of the search. */
export async function findReply(
  pool: pg.Pool,
  turn: { call: string; key: string; startedAt: number },
): Promise<StoredReply | undefined> {
  const rows = await turnReading<StoredReply>(pool, {
    name: 'reply-by-key',
    text: `select reply, sensitive, content_type as "contentType", status_code as "statusCode" from turns
      where call_id = $1 and key = $2 and created_at >= $3 order by revision limit 1`,
    values: [turn.call, turn.key, new Date(turn.startedAt - clockDifferenceMs)],
  });
  return rows[0];
}

/** By so much the clocks of two processes may differ. */
const clockDifferenceMs = 3_600_000;

const select = `select id, workspace_id as "workspaceId", provider, provider_call_id as "providerCallId",
  account_id as "accountId", number_id as "numberId", flow_id as "flowId", version_id as "versionId", revision, state::text
  from calls`;
