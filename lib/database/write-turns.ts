import type pg from 'pg';
import { turnQuery } from '#lib/database/turn-query.ts';
import type { Json } from '#runtime/contract/json.ts';

/** One turn with all that it changes. Times are ISO 8601; `id` is the call's. */
export type TurnWrite = {
  id: string;
  /** The revision that the turn started from; null makes the call. */
  expected: number | null;
  workspaceId: string;
  provider: string;
  providerCallId: string;
  accountId: string | null;
  numberId: string | null;
  from: string;
  to: string;
  direction: string;
  flowId: string | null;
  versionId: string;
  state: Json;
  status: 'live' | 'ended';
  outcome: string | null;
  startedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  at: string;
  key: string;
  kind: string;
  thread: string;
  document: number | null;
  event: Json;
  /** Base64. */
  reply: string | null;
  sensitive: boolean;
  contentType: string | null;
  statusCode: number;
  trace: Json;
  emulations: Json;
  resources: Json;
  durationMicros: number;
  outbox: OutboxWrite[];
  recordings: RecordingWrite[];
};

export type OutboxWrite = {
  id: string;
  key: string;
  kind: string;
  payload: Json;
  secrets: string | null;
  /** How long it waits before it is carried out. */
  delaySeconds: number;
};

export type RecordingWrite = {
  providerRecordingId: string;
  node: string | null;
  status: 'pending' | 'ready' | 'failed';
  url: string | null;
  durationMs: number | null;
  transcript: string | null;
};

/**
 * Stores turns of different calls in one statement, which is one round trip and one transaction. Resolves to the ids of the calls whose turn is
 * stored; one that is missing lost its guard: the call is at another revision, or exists already. Rejects with nothing stored, or in doubt
 * when the connection broke.
 */
export async function writeTurns(pool: pg.Pool, writes: readonly TurnWrite[]): Promise<Set<string>> {
  const sorted = writes.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const rows = await turnQuery<{ id: string }>(pool, {
    name: `write-turns-${planNumber(writes.length)}`,
    text: statement,
    values: [JSON.stringify(sorted)],
  });
  return new Set(rows.map((row) => row.id));
}

/**
 * PostgreSQL keeps the plan of a prepared statement, and one that was made for an empty table reads the whole of it even when it is not empty any
 * more. So the statement is prepared anew each time that this process has written twice as many turns.
 */
function planNumber(turns: number): number {
  written += turns;
  return Math.floor(Math.log2(written));
}

let written = 0;

/**
 * Locks are always taken in the same order, or two processes would deadlock: first the calls that exist by id, then new calls by their
 * provider's id, last recordings by theirs. The counts make PostgreSQL finish one part before it starts the next.
 */
const statement = `
with input as materialized (
  select * from json_to_recordset($1::json) as input(
    "id" uuid, "expected" int, "workspaceId" uuid, "provider" text, "providerCallId" text, "accountId" uuid,
    "numberId" uuid, "from" text, "to" text, "direction" text, "flowId" uuid, "versionId" uuid, "state" json,
    "status" text, "outcome" text, "startedAt" timestamptz, "answeredAt" timestamptz, "endedAt" timestamptz,
    "at" timestamptz, "key" text, "kind" text, "thread" text, "document" int, "event" json, "reply" text,
    "sensitive" boolean, "contentType" text, "statusCode" int, "trace" json, "emulations" json, "resources" json,
    "durationMicros" int, "outbox" json, "recordings" json)
), locked as materialized (
  select id from calls where id = any (array(select "id" from input where "expected" is not null))
  order by id for no key update
), updated as (
  update calls set state = input."state", revision = calls.revision + 1, status = input."status",
    outcome = input."outcome", ended_at = input."endedAt", last_activity_at = input."at"
  from input
  where calls.id = any (array(select id from locked)) and calls.id = input."id" and calls.revision = input."expected"
  returning calls.id
), created as (
  insert into calls (id, workspace_id, provider, provider_call_id, account_id, number_id, from_number, to_number,
    direction, flow_id, version_id, state, revision, status, outcome, started_at, answered_at, ended_at, last_activity_at)
  select "id", "workspaceId", "provider", "providerCallId", "accountId", "numberId", "from", "to", "direction", "flowId",
    "versionId", "state", 1, "status", "outcome", "startedAt", "answeredAt", "endedAt", "at"
  from input where "expected" is null and (select count(*) from updated) >= 0
  order by "provider", "providerCallId"
  on conflict do nothing
  returning id
), written as materialized (
  select id from updated union all select id from created
), stored as (
  insert into turns (call_id, revision, created_at, workspace_id, key, kind, thread, document, event, reply, sensitive,
    content_type, status_code, trace, emulations, resources, duration_us)
  select input."id", coalesce("expected", 0) + 1, "at", "workspaceId", "key", "kind", "thread", "document", "event",
    decode("reply", 'base64'), "sensitive", "contentType", "statusCode", "trace", "emulations", "resources", "durationMicros"
  from input join written on written.id = input."id"
), sent as (
  insert into outbox (id, workspace_id, call_id, key, kind, payload, secrets, next_attempt_at)
  select item."id", input."workspaceId", input."id", item."key", item."kind", item."payload", decode(item."secrets", 'base64'),
    now() + make_interval(secs => item."delaySeconds")
  from input join written on written.id = input."id",
    json_to_recordset(input."outbox") as item("id" uuid, "key" text, "kind" text, "payload" json, "secrets" text, "delaySeconds" float8)
  on conflict (key) do nothing
), recorded as (
  insert into recordings (id, workspace_id, call_id, provider, provider_recording_id, node, status, url, duration_ms,
    transcript, updated_at)
  select distinct on (input."provider", item."providerRecordingId") gen_random_uuid(), input."workspaceId", input."id",
    input."provider", item."providerRecordingId", item."node", item."status", item."url", item."durationMs",
    item."transcript", input."at"
  from input join written on written.id = input."id",
    json_to_recordset(input."recordings") as item("providerRecordingId" text, "node" text, "status" text, "url" text,
      "durationMs" int, "transcript" text)
  order by input."provider", item."providerRecordingId"
  on conflict (provider, provider_recording_id) do update set node = excluded.node, status = excluded.status,
    url = excluded.url, duration_ms = excluded.duration_ms, transcript = excluded.transcript, updated_at = excluded.updated_at
  where recordings.call_id = excluded.call_id
)
select id from written`;
