import type pg from 'pg';
import { binaryArray } from '#lib/database/binary-array.ts';
import { turnQuery } from '#lib/database/turn-query.ts';
import type { Json } from '#runtime/contract/json.ts';

/** One turn with all that it changes. Times are milliseconds since 1970; `id` is the call's. */
export type TurnWrite = {
  id: string;
  /** What a new call is made of; null for one that is stored. */
  made: CallWrite | null;
  /** The revision that the turn started from; 0 of a new call. */
  expected: number;
  workspaceId: string;
  provider: string;
  state: Json;
  status: 'live' | 'ended';
  outcome: string | null;
  endedAt: number | null;
  at: number;
  key: string;
  kind: string;
  thread: string;
  document: number | null;
  event: Json;
  /** Text is stored as UTF-8. */
  reply: string | Uint8Array | null;
  sensitive: boolean;
  contentType: string | null;
  trace: Json;
  emulations: Json;
  resources: Json;
  durationMicros: number;
  outbox: OutboxWrite[];
  recordings: RecordingWrite[];
};

/** What never changes in a call. */
export type CallWrite = {
  providerCallId: string;
  accountId: string | null;
  numberId: string | null;
  from: string;
  to: string;
  direction: string;
  flowId: string | null;
  versionId: string;
  startedAt: number;
  /** null when the call was refused. */
  answeredAt: number | null;
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
  const rows = await turnQuery<{ id: string }>(pool, {
    name: `write-turns-${planNumber(writes.length)}`,
    text: statement,
    values: columns.map((column) => column.array(writes)),
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

type Kind = Parameters<typeof binaryArray>[0];
type Column = { name: string; type: string; array: (writes: readonly TurnWrite[]) => Buffer };

function column<One extends Kind>(
  name: string,
  kind: One,
  read: (write: TurnWrite) => Parameters<typeof binaryArray<One>>[1][number],
): Column {
  const type = kind === 'time' ? 'timestamptz' : kind;
  return { name, type, array: (writes) => binaryArray(kind, writes.map(read)) };
}

/** What the statement is given of each turn. Most turns put nothing into the outbox, and record nothing. */
const columns: readonly Column[] = [
  column('id', 'text', ({ id }) => id),
  column('expected', 'int4', ({ expected }) => expected),
  column('workspace_id', 'text', ({ workspaceId }) => workspaceId),
  column('provider', 'text', ({ provider }) => provider),
  column('state', 'json', ({ state }) => JSON.stringify(state)),
  column('status', 'text', ({ status }) => status),
  column('outcome', 'text', ({ outcome }) => outcome),
  column('ended_at', 'time', ({ endedAt }) => endedAt),
  column('at', 'time', ({ at }) => at),
  column('key', 'text', ({ key }) => key),
  column('kind', 'text', ({ kind }) => kind),
  column('thread', 'text', ({ thread }) => thread),
  column('document', 'int4', ({ document }) => document),
  column('event', 'json', ({ event }) => JSON.stringify(event)),
  column('reply', 'bytea', ({ reply }) => reply),
  column('sensitive', 'bool', ({ sensitive }) => sensitive),
  column('content_type', 'text', ({ contentType }) => contentType),
  column('trace', 'json', ({ trace }) => JSON.stringify(trace)),
  column('emulations', 'json', ({ emulations }) => JSON.stringify(emulations)),
  column('resources', 'json', ({ resources }) => JSON.stringify(resources)),
  column('duration_us', 'int4', ({ durationMicros }) => durationMicros),
  column('outbox', 'json', ({ outbox }) => (outbox.length === 0 ? null : JSON.stringify(outbox))),
  column('recordings', 'json', ({ recordings }) =>
    recordings.length === 0 ? null : JSON.stringify(recordings),
  ),
  column('provider_call_id', 'text', ({ made }) => made?.providerCallId ?? null),
  column('account_id', 'text', ({ made }) => made?.accountId ?? null),
  column('number_id', 'text', ({ made }) => made?.numberId ?? null),
  column('from_number', 'text', ({ made }) => made?.from ?? null),
  column('to_number', 'text', ({ made }) => made?.to ?? null),
  column('direction', 'text', ({ made }) => made?.direction ?? null),
  column('flow_id', 'text', ({ made }) => made?.flowId ?? null),
  column('version_id', 'text', ({ made }) => made?.versionId ?? null),
  column('started_at', 'time', ({ made }) => made?.startedAt ?? null),
  column('answered_at', 'time', ({ made }) => made?.answeredAt ?? null),
];

/**
 * Locks are always taken in the same order, or two processes would deadlock: first the calls that exist by id, then new calls by their
 * provider's id, last recordings by theirs. The counts make PostgreSQL finish one part before it starts the next.
 */
const statement = `
with input as materialized (
  select given.*, given.id::uuid as call_id
  from unnest(${columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')})
    as given(${columns.map(({ name }) => `"${name}"`).join(', ')})
), locked as materialized (
  select id from calls where id = any (array(select call_id from input where expected > 0))
  order by id for no key update
), updated as (
  update calls set state = input.state, revision = calls.revision + 1, status = input.status,
    outcome = input.outcome, ended_at = input.ended_at, last_activity_at = input.at
  from input
  where calls.id = any (array(select id from locked)) and calls.id = input.call_id and calls.revision = input.expected
  returning calls.id
), created as (
  insert into calls (id, workspace_id, provider, provider_call_id, account_id, number_id, from_number, to_number,
    direction, flow_id, version_id, state, revision, status, outcome, started_at, answered_at, ended_at, last_activity_at)
  select call_id, workspace_id::uuid, provider, provider_call_id, account_id::uuid, number_id::uuid, from_number, to_number,
    direction, flow_id::uuid, version_id::uuid, state, 1, status, outcome, started_at, answered_at, ended_at, at
  from input where expected = 0 and (select count(*) from updated) >= 0
  order by provider, provider_call_id
  on conflict do nothing
  returning id
), written as materialized (
  select id from updated union all select id from created
), stored as (
  insert into turns (call_id, revision, created_at, workspace_id, key, kind, thread, document, event, reply, sensitive,
    content_type, status_code, trace, emulations, resources, duration_us)
  select call_id, expected + 1, at, workspace_id::uuid, key, kind, thread, document, event,
    reply, sensitive, content_type, 200, trace, emulations, resources, duration_us
  from input join written on written.id = call_id
), sent as (
  insert into outbox (id, workspace_id, call_id, key, kind, payload, secrets, next_attempt_at)
  select item."id", workspace_id::uuid, input.call_id, item."key", item."kind", item."payload", decode(item."secrets", 'base64'),
    now() + make_interval(secs => item."delaySeconds")
  from input join written on written.id = input.call_id,
    json_to_recordset(input.outbox) as item("id" uuid, "key" text, "kind" text, "payload" json, "secrets" text, "delaySeconds" float8)
  on conflict (key) do nothing
), recorded as (
  insert into recordings (id, workspace_id, call_id, provider, provider_recording_id, node, status, url, duration_ms,
    transcript, updated_at)
  select distinct on (input.provider, item."providerRecordingId") gen_random_uuid(), workspace_id::uuid, input.call_id,
    input.provider, item."providerRecordingId", item."node", item."status", item."url", item."durationMs",
    item."transcript", input.at
  from input join written on written.id = input.call_id,
    json_to_recordset(input.recordings) as item("providerRecordingId" text, "node" text, "status" text, "url" text,
      "durationMs" int, "transcript" text)
  order by input.provider, item."providerRecordingId"
  on conflict (provider, provider_recording_id) do update set node = excluded.node, status = excluded.status,
    url = excluded.url, duration_ms = excluded.duration_ms, transcript = excluded.transcript, updated_at = excluded.updated_at
  where recordings.call_id = excluded.call_id
)
select id from written`;
