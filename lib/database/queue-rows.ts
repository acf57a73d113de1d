import type pg from 'pg';
import { turnQuery } from '#lib/database/turn-query.ts';
import { isAt } from './call-at.ts';

/** Of which list; `account` is our id of the provider's account. */
export type QueueName = { workspace: string; account: string; queue: string };
/** A stay of a call at a step. */
export type Stay = { call: string; visit: number };

export type EntryRow = {
  id: string;
  kind: 'waiting' | 'call-back';
  status: 'waiting' | 'met' | 'left';
  call: string;
  visit: number;
  /** Of the caller; of a call-back, the one to ring. */
  number: string;
  callerId: string;
  waited: number;
  /** An agent has it, and has not lost it again. */
  taken: boolean;
  agentCall: string | null;
  agentVisit: number | null;
  /** The caller is still at the step, or wants to be called back. */
  present: boolean;
  /** The agent who has it is still at the step. */
  agentPresent: boolean;
};

/** A place at the end unless `most` wait already; nothing happens where the stay has one. */
export async function addEntry(
  pool: pg.Pool,
  list: QueueName,
  { id, stay, most }: { id: string; stay: Stay; most: number },
): Promise<void> {
  await turnQuery(pool, {
    name: 'queue-add',
    text: `insert into queue_entries (id, workspace_id, account_id, queue, call_id, visit)
      select $4, $1, $2, $3, $5, $6 where (
        select count(*) from queue_entries entry
        where ${inList('entry')} and entry.status = 'waiting' and ${isPresent('entry')}) < $7::int
      on conflict (call_id, visit) do nothing`,
    values: [list.workspace, list.account, list.queue, id, stay.call, stay.visit, most],
  });
}

/** undefined when there is none. */
export async function findEntry(
  pool: pg.Pool,
  workspace: string,
  name: { id: string } | Stay,
): Promise<EntryRow | undefined> {
  const where = 'id' in name ? 'entry.id = $2' : 'entry.call_id = $2 and entry.visit = $3';
  const values = 'id' in name ? [name.id] : [name.call, name.visit];
  const rows = await turnQuery<EntryRow>(pool, {
    name: 'id' in name ? 'queue-entry' : 'queue-entry-of-stay',
    text: `${selectEntry} where entry.workspace_id = $1 and ${where}`,
    values: [workspace, ...values],
  });
  return rows[0];
}

/** How many wait before it, how many in all with it, and how long those waited who were answered in the last hour. */
export async function findPlace(
  pool: pg.Pool,
  id: string,
): Promise<{ before: number; waiting: number; averageSeconds: number | null }> {
  const rows = await turnQuery<{ before: number; waiting: number; averageSeconds: number | null }>(pool, {
    name: 'queue-place',
    text: `with own as (select * from queue_entries where id = $1), others as (
        select entry.joined_at, entry.id from queue_entries entry, own
        where entry.workspace_id = own.workspace_id and entry.account_id = own.account_id and entry.queue = own.queue
          and entry.status = 'waiting' and entry.id <> own.id and ${isPresent('entry')}
      ), lately as (
        select entry.met_at - entry.joined_at as waited from queue_entries entry, own
        where entry.workspace_id = own.workspace_id and entry.account_id = own.account_id and entry.queue = own.queue
          and entry.status = 'met' and entry.kind = 'waiting' and entry.met_at > now() - interval '1 hour'
        order by entry.met_at desc limit 20
      )
      select (select count(*)::int from others, own where (others.joined_at, others.id) < (own.joined_at, own.id)) as before,
        (select count(*)::int + 1 from others) as waiting,
        (select round(extract(epoch from avg(waited)))::int from lately) as "averageSeconds"`,
    values: [id],
  });
  return rows[0] ?? { before: 0, waiting: 1, averageSeconds: null };
}

/** What becomes of an entry; whether it did. Only one that waits and no agent has can leave. */
export type EntryChange =
  | { to: 'met' }
  | { to: 'waiting' }
  | { to: 'left' }
  | { to: 'call-back'; number: string; callerId: string };

export async function changeEntry(pool: pg.Pool, id: string, change: EntryChange): Promise<boolean> {
  const { set, where } = changes[change.to];
  const values = change.to === 'call-back' ? [change.number, change.callerId] : [];
  const rows = await turnQuery(pool, {
    name: `queue-to-${change.to}`,
    text: `update queue_entries entry set ${set} where id = $1 and ${where} returning id`,
    values: [id, ...values],
  });
  return rows.length === 1;
}

/** Gives the agent's stay the one who waits longest, once for each number that it counts. Who had an earlier one waits for others again. */
export async function takeEntry(
  pool: pg.Pool,
  list: QueueName,
  { stay, take }: { stay: Stay; take: number },
): Promise<EntryRow | undefined> {
  const values = [stay.call, stay.visit, take];
  if (take > 1)
    await turnQuery(pool, {
      name: 'queue-release',
      text: `update queue_entries set ${changes.waiting.set} where kind = 'waiting' and status <> 'left'
        and taken_by = $1 and taken_visit = $2 and taken_number < $3`,
      values,
    });
  const known = await turnQuery<{ id: string }>(pool, {
    name: 'queue-taken',
    text: 'select id from queue_entries where taken_by = $1 and taken_visit = $2 and taken_number = $3',
    values,
  });
  const rows = known[0]
    ? known
    : await turnQuery<{ id: string }>(pool, {
        name: 'queue-take',
        text: `update queue_entries set taken_by = $4, taken_visit = $5, taken_number = $6, taken_at = now()
          where id = (
            select entry.id from queue_entries entry
            where ${inList('entry')} and entry.status = 'waiting' and not ${isTaken('entry')} and ${isPresent('entry')}
              and (entry.taken_by, entry.taken_visit) is distinct from ($4::uuid, $5::int)
            order by entry.joined_at, entry.id limit 1 for update skip locked)
          returning id`,
        values: [list.workspace, list.account, list.queue, ...values],
      });
  return rows[0] && (await findEntry(pool, list.workspace, rows[0]));
}

/** Forgets callers and agents who went away while they waited, and what is older than a week. */
export async function sweepQueues(pool: pg.Pool): Promise<void> {
  await pool.query(
    `delete from queue_entries entry where joined_at < now() - interval '7 days'
      or (status in ('waiting', 'idle', 'called') and joined_at < now() - interval '1 hour' and not ${isPresent('entry')})`,
  );
}

/** So long a taken caller is kept from other agents, when neither comes into the room. */
const lease = `interval '1 minute'`;

const inList = (entry: string): string =>
  `${entry}.workspace_id = $1 and ${entry}.account_id = $2 and ${entry}.queue = $3`;

const isTaken = (entry: string): string => `coalesce(${entry}.taken_at > now() - ${lease}, false)`;

/** Whether the caller or agent is still at the step, or wants to be called back; SQL. */
export const isPresent = (entry: string): string => `(${entry}.kind = 'call-back'
  or exists (select from calls where calls.id = ${entry}.call_id and ${isAt('calls', `${entry}.visit`)}))`;

const isFree = `entry.status = 'waiting' and not ${isTaken('entry')}`;

const changes = {
  met: { set: `status = 'met', met_at = now()`, where: `entry.status = 'waiting' and ${isTaken('entry')}` },
  waiting: {
    set: `status = 'waiting', met_at = null, taken_at = null`,
    where: `entry.status = 'met' and entry.kind = 'waiting'`,
  },
  left: { set: `status = 'left'`, where: isFree },
  'call-back': {
    set: `kind = 'call-back', number = $2, caller_id = $3`,
    where: `entry.kind = 'waiting' and ${isFree}`,
  },
} as const;

const selectEntry = `select entry.id, entry.kind, entry.status, entry.call_id as call, entry.visit,
  case when entry.kind = 'call-back' then entry.number else coalesce(calls.from_number, '') end as number,
  entry.caller_id as "callerId", extract(epoch from now() - entry.joined_at)::int as waited,
  ${isTaken('entry')} as taken, entry.taken_by as "agentCall", entry.taken_visit as "agentVisit",
  ${isPresent('entry')} as present,
  exists (select from calls agents where agents.id = entry.taken_by and ${isAt('agents', 'entry.taken_visit')}) as "agentPresent"
  from queue_entries entry left join calls on calls.id = entry.call_id`;
