import { binaryArray } from '#lib/database/binary-array.ts';
import type { TurnWrite } from '#lib/database/turn-write.ts';

/** Which parts the turns of a group have: calls that are stored, calls that are made, something for the outbox, recordings. */
export type TurnParts = { stored: boolean; made: boolean; outbox: boolean; recordings: boolean };

export type TurnStatement = { name: string; text: string; columns: readonly Column[] };

/**
 * The statement that writes turns with these parts, and no part of it that they don't have: each costs PostgreSQL some 50 µs also where there is
 * nothing to do. Its parameters are an array for each column.
 */
export function turnStatement(parts: TurnParts): TurnStatement {
  const names = (['stored', 'made', 'outbox', 'recordings'] as const).filter((part) => parts[part]);
  const name = names.join('-');
  const known = statements.get(name);
  if (known) return known;
  const columns = [...common, ...names.flatMap((part): Column[] => ofPart[part])];
  const statement = { name, columns, text: textOf(parts, columns) };
  statements.set(name, statement);
  return statement;
}

const statements = new Map<string, TurnStatement>();

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

/** What a statement is given of every turn. */
const common: readonly Column[] = [
  column('id', 'text', ({ id }) => id),
  column('expected', 'int4', ({ expected }) => expected),
  column('workspace_id', 'text', ({ workspaceId }) => workspaceId),
  column('provider', 'text', ({ provider }) => provider),
  column('state', 'json', ({ state }) => state),
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
];

/** What it is given of turns that have such parts. */
const ofPart = {
  stored: [],
  made: [
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
  ],
  outbox: [column('outbox', 'json', ({ outbox }) => (outbox.length === 0 ? null : JSON.stringify(outbox)))],
  recordings: [
    column('recordings', 'json', ({ recordings }) =>
      recordings.length === 0 ? null : JSON.stringify(recordings),
    ),
  ],
} satisfies Record<keyof TurnParts, Column[]>;

/**
 * Locks are always taken in the same order, or two processes would deadlock: first the calls that exist by id, then new calls by their
 * provider's id, last recordings by theirs. The counts make PostgreSQL finish one part before it starts the next.
 */
function textOf({ stored, made, outbox, recordings }: TurnParts, columns: readonly Column[]): string {
  const written = [stored && 'select id from updated', made && 'select id from created'].filter(Boolean);
  return [
    `with input as materialized (
  select given.*, given.id::uuid as call_id
  from unnest(${columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')})
    as given(${columns.map(({ name }) => `"${name}"`).join(', ')})
)`,
    stored && updating,
    made && creating(stored),
    `, written as materialized (
  ${written.join(' union all ')}
)`,
    storing,
    outbox && sending,
    recordings && recording,
    '\nselect id from written',
  ]
    .filter(Boolean)
    .join('');
}

const updating = `, locked as materialized (
  select id from calls where id = any (array(select call_id from input where expected > 0))
  order by id for no key update
), updated as (
  update calls set state = input.state, revision = calls.revision + 1, status = input.status,
    outcome = input.outcome, ended_at = input.ended_at, last_activity_at = input.at
  from input
  where calls.id = any (array(select id from locked)) and calls.id = input.call_id and calls.revision = input.expected
  returning calls.id
)`;

const creating = (stored: boolean): string => `, created as (
  insert into calls (id, workspace_id, provider, provider_call_id, account_id, number_id, from_number, to_number,
    direction, flow_id, version_id, state, revision, status, outcome, started_at, answered_at, ended_at, last_activity_at)
  select call_id, workspace_id::uuid, provider, provider_call_id, account_id::uuid, number_id::uuid, from_number, to_number,
    direction, flow_id::uuid, version_id::uuid, state, 1, status, outcome, started_at, answered_at, ended_at, at
  from input where expected = 0${stored ? ' and (select count(*) from updated) >= 0' : ''}
  order by provider, provider_call_id
  on conflict do nothing
  returning id
)`;

const storing = `, stored as (
  insert into turns (call_id, revision, created_at, workspace_id, key, kind, thread, document, event, reply, sensitive,
    content_type, status_code, trace, emulations, resources, duration_us)
  select call_id, expected + 1, at, workspace_id::uuid, key, kind, thread, document, event,
    reply, sensitive, content_type, 200, trace, emulations, resources, duration_us
  from input join written on written.id = call_id
)`;

const sending = `, sent as (
  insert into outbox (id, workspace_id, call_id, key, kind, payload, secrets, next_attempt_at)
  select item."id", workspace_id::uuid, input.call_id, item."key", item."kind", item."payload", decode(item."secrets", 'base64'),
    now() + make_interval(secs => item."delaySeconds")
  from input join written on written.id = input.call_id,
    json_to_recordset(input.outbox) as item("id" uuid, "key" text, "kind" text, "payload" json, "secrets" text, "delaySeconds" float8)
  on conflict (key) do nothing
)`;

const recording = `, recorded as (
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
)`;
