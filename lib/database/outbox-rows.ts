import type pg from 'pg';
import type { Json } from '#runtime/contract/json.ts';

/** A row of the outbox that this process has taken, with its call. */
export type OutboxRow = {
  id: string;
  key: string;
  kind: string;
  payload: Json;
  /** The sensitive part of the payload, sealed. */
  secrets: Uint8Array | null;
  /** This try included. */
  attempts: number;
  lastError: string | null;
  providerId: string | null;
  workspaceId: string;
  callId: string;
  provider: string;
  providerCallId: string;
  accountId: string | null;
};

/**
 * Takes what is due, so that no other process does: the oldest first, and of one call one at a time, so that what it wants done is done in order. What
 * waits to be tried again holds nothing up. Whoever dies with a row has it until the lease is over.
 */
export async function claimOutbox(pool: pg.Pool, most: number): Promise<OutboxRow[]> {
  return await take(pool, {
    name: 'outbox-claim',
    where: `status = 'pending' and next_attempt_at <= now() and not exists (
      select from outbox earlier where earlier.call_id = outbox.call_id
        and (earlier.created_at, length(earlier.key), earlier.key) < (outbox.created_at, length(outbox.key), outbox.key)
        and (earlier.status in ('taken', 'sending') or (earlier.status = 'pending' and earlier.next_attempt_at <= now())))`,
    set: `status = 'taken', attempts = outbox.attempts + 1`,
    most,
  });
}

/**
 * Notes that the provider is asked from now on. Resolves to whether the row is still this process's: it is another's by now when it waited for longer
 * than its lease.
 */
export async function beginSending(pool: pg.Pool, { id, attempts }: OutboxRow): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'outbox-begin',
    text: `update outbox set status = 'sending', next_attempt_at = now() + $3::interval
      where id = $1 and attempts = $2 and status = 'taken'`,
    values: [id, attempts, lease],
  });
  return rowCount === 1;
}

/** Takes rows that are carried out or given up, but whose call was not told, because a process died or the database was away. */
export async function claimUntold(pool: pg.Pool, most: number): Promise<OutboxRow[]> {
  return await take(pool, {
    name: 'outbox-untold',
    where: `status = 'telling' and next_attempt_at <= now()`,
    set: `status = 'telling'`,
    most,
  });
}

/**
 * Rows that a process took and never finished are due again. Those of other than `repeatable` kinds whose sending had begun are given up, since nobody
 * knows whether they were carried out.
 */
export async function releaseLost(pool: pg.Pool, repeatable: readonly string[]): Promise<void> {
  await pool.query({
    name: 'outbox-lost',
    text: `update outbox set
        status = case when status = 'taken' or kind = any($1) then 'pending' else 'telling' end,
        last_error = case when status = 'taken' or kind = any($1) then last_error else 'Interrupted: it is not known whether it was carried out.' end,
        next_attempt_at = now()
      where status in ('taken', 'sending') and next_attempt_at <= now()`,
    values: [repeatable],
  });
}

export type OutboxResult = { providerId: string | null; error: string | null };

/** It is carried out (`error` null) or given up; its call is to be told. */
export async function settleOutbox(pool: pg.Pool, id: string, result: OutboxResult): Promise<void> {
  await pool.query({
    name: 'outbox-settle',
    text: `update outbox set status = 'telling', provider_id = $2, last_error = $3, next_attempt_at = now() + $4::interval
      where id = $1`,
    values: [id, result.providerId, result.error, lease],
  });
}

/** Its call knows. */
export async function closeOutbox(pool: pg.Pool, id: string): Promise<void> {
  await pool.query({
    name: 'outbox-close',
    text: `update outbox set status = case when last_error is null then 'sent' else 'failed' end, finished_at = now()
      where id = $1`,
    values: [id],
  });
}

/** It failed and is due again later. */
export async function retryOutbox(
  pool: pg.Pool,
  id: string,
  retry: { error: string; seconds: number },
): Promise<void> {
  await pool.query({
    name: 'outbox-retry',
    text: `update outbox set status = 'pending', last_error = $2, next_attempt_at = now() + make_interval(secs => $3)
      where id = $1`,
    values: [id, retry.error, retry.seconds],
  });
}

/** Longer than a provider's client tries. */
const lease = '60 seconds';

type Take = { name: string; where: string; set: string; most: number };

async function take(pool: pg.Pool, { name, where, set, most }: Take): Promise<OutboxRow[]> {
  const { rows } = await pool.query<OutboxRow>({
    name,
    text: `with due as (
        select id from outbox where ${where} and call_id is not null
        order by next_attempt_at limit $1 for update skip locked
      ), taken as (
        update outbox set ${set}, next_attempt_at = now() + $2::interval where id in (select id from due) returning *
      )
      select taken.id, taken.key, taken.kind, taken.payload, taken.secrets, taken.attempts,
        taken.last_error as "lastError", taken.provider_id as "providerId", taken.workspace_id as "workspaceId", taken.call_id as "callId", calls.provider,
        calls.provider_call_id as "providerCallId", calls.account_id as "accountId"
      from taken join calls on calls.id = taken.call_id`,
    values: [most, lease],
  });
  return rows;
}
