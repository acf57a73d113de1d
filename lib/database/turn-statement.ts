import { type Field, field } from '#lib/database/binary-rows.ts';
import type { TurnWrite } from '#lib/database/turn-write.ts';

/** Which parts the turns of a group have: calls that are stored, calls that are made, something for the outbox, recordings. */
export type TurnParts = { stored: boolean; made: boolean; outbox: boolean; recordings: boolean };

export type TurnStatement = { name: string; text: string };

/**
 * The statement that writes turns with these parts, and no part of it that they don't have: each costs PostgreSQL some 50 µs also where there is
 * nothing to do. Its one parameter is an array of `turnInput`.
 */
export function turnStatement(parts: TurnParts): TurnStatement {
  const name = (['stored', 'made', 'outbox', 'recordings'] as const).filter((part) => parts[part]).join('-');
  const known = statements.get(name);
  if (known) return known;
  const statement = { name, text: textOf(parts) };
  statements.set(name, statement);
  return statement;
}

const statements = new Map<string, TurnStatement>();

/** A turn as PostgreSQL is given it: the composite type `name` of the migrations, to the letter. */
export const turnInput: { name: string; fields: readonly Field<TurnWrite>[] } = {
  name: 'turn_input',
  fields: [
    field('call_id', 'uuid', ({ id }) => id),
    field('expected', 'int4', ({ expected }) => expected),
    field('workspace_id', 'uuid', ({ workspaceId }) => workspaceId),
    field('provider', 'text', ({ provider }) => provider),
    field('state', 'json', ({ state }) => state),
    field('status', 'text', ({ status }) => status),
    field('outcome', 'text', ({ outcome }) => outcome),
    field('ended_at', 'time', ({ endedAt }) => endedAt),
    field('at', 'time', ({ at }) => at),
    field('key', 'text', ({ key }) => key),
    field('kind', 'text', ({ kind }) => kind),
    field('thread', 'text', ({ thread }) => thread),
    field('document', 'int4', ({ document }) => document),
    field('event', 'json', ({ event }) => event),
    field('reply', 'bytea', ({ reply }) => reply),
    field('sensitive', 'bool', ({ sensitive }) => sensitive),
    field('content_type', 'text', ({ contentType }) => contentType),
    field('trace', 'json', ({ trace }) => trace),
    field('emulations', 'json', ({ emulations }) => emulations),
    field('resources', 'json', ({ resources }) => resources),
    field('duration_us', 'int4', ({ durationMicros }) => durationMicros),
    field('provider_call_id', 'text', ({ made }) => made?.providerCallId ?? null),
    field('account_id', 'uuid', ({ made }) => made?.accountId ?? null),
    field('number_id', 'uuid', ({ made }) => made?.numberId ?? null),
    field('from_number', 'text', ({ made }) => made?.from ?? null),
    field('to_number', 'text', ({ made }) => made?.to ?? null),
    field('direction', 'text', ({ made }) => made?.direction ?? null),
    field('flow_id', 'uuid', ({ made }) => made?.flowId ?? null),
    field('version_id', 'uuid', ({ made }) => made?.versionId ?? null),
    field('started_at', 'time', ({ made }) => made?.startedAt ?? null),
    field('answered_at', 'time', ({ made }) => made?.answeredAt ?? null),
    field('outbox', 'json', ({ outbox }) => (outbox.length === 0 ? null : JSON.stringify(outbox))),
    field('recordings', 'json', ({ recordings }) =>
      recordings.length === 0 ? null : JSON.stringify(recordings),
    ),
  ],
};

/**
 * Locks are always taken in the same order, or two processes would deadlock: first the calls that exist by id, then new calls by their
 * provider's id, last recordings by theirs. The counts make PostgreSQL finish one part before it starts the next.
 */
function textOf({ stored, made, outbox, recordings }: TurnParts): string {
  const written = [stored && 'select id from updated', made && 'select id from created'].filter(Boolean);
  return [
    `with input as materialized (select * from unnest($1::${turnInput.name}[]))`,
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
  select call_id, workspace_id, provider, provider_call_id, account_id, number_id, from_number, to_number,
    direction, flow_id, version_id, state, 1, status, outcome, started_at, answered_at, ended_at, at
  from input where expected = 0${stored ? ' and (select count(*) from updated) >= 0' : ''}
  order by provider, provider_call_id
  on conflict do nothing
  returning id
)`;

const storing = `, stored as (
  insert into turns (call_id, revision, created_at, workspace_id, key, kind, thread, document, event, reply, sensitive,
    content_type, status_code, trace, emulations, resources, duration_us)
  select call_id, expected + 1, at, workspace_id, key, kind, thread, document, event,
    reply, sensitive, content_type, 200, trace, emulations, resources, duration_us
  from input join written on written.id = call_id
)`;

const sending = `, sent as (
  insert into outbox (id, workspace_id, call_id, key, kind, payload, secrets, next_attempt_at)
  select item."id", workspace_id, input.call_id, item."key", item."kind", item."payload", decode(item."secrets", 'base64'),
    now() + make_interval(secs => item."delaySeconds")
  from input join written on written.id = input.call_id,
    json_to_recordset(input.outbox) as item("id" uuid, "key" text, "kind" text, "payload" json, "secrets" text, "delaySeconds" float8)
  on conflict (key) do nothing
)`;

const recording = `, recorded as (
  insert into recordings (id, workspace_id, call_id, provider, provider_recording_id, node, status, url, duration_ms,
    transcript, updated_at)
  select distinct on (input.provider, item."providerRecordingId") gen_random_uuid(), workspace_id, input.call_id,
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
