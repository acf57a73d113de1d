import type pg from 'pg';
import { turnQuery } from '#lib/database/turn-query.ts';
import { isPresent, type QueueName, type Stay } from './queue-rows.ts';

/** Notes an agent who waits for somebody to come. */
export async function addIdle(
  pool: pg.Pool,
  list: QueueName,
  { id, stay }: { id: string; stay: Stay },
): Promise<void> {
  await turnQuery(pool, {
    name: 'queue-idle',
    text: `insert into queue_entries (id, workspace_id, account_id, queue, call_id, visit, kind, status)
      values ($4, $1, $2, $3, $5, $6, 'agent', 'idle') on conflict (call_id, visit) do update set status = 'idle'`,
    values: [list.workspace, list.account, list.queue, id, stay.call, stay.visit],
  });
}

/** The agent has somebody. */
export async function removeIdle(pool: pg.Pool, { call, visit }: Stay): Promise<void> {
  await turnQuery(pool, {
    name: 'queue-busy',
    text: `delete from queue_entries where call_id = $1 and visit = $2 and kind = 'agent'`,
    values: [call, visit],
  });
}

/** An agent who waits for somebody in the queue of this entry, told of nobody yet; undefined when there is none. */
export async function callAgent(pool: pg.Pool, entry: string): Promise<Stay | undefined> {
  const rows = await turnQuery<Stay>(pool, {
    name: 'queue-call-agent',
    text: `update queue_entries set status = 'called' where id = (
        select agent.id from queue_entries own join queue_entries agent
          on agent.workspace_id = own.workspace_id and agent.account_id = own.account_id and agent.queue = own.queue
        where own.id = $1 and agent.kind = 'agent' and agent.status = 'idle' and ${isPresent('agent')}
        order by agent.joined_at limit 1 for update of agent skip locked)
      returning call_id as call, visit`,
    values: [entry],
  });
  return rows[0];
}
