import type pg from 'pg';

export type OutgoingMessage = {
  /** Ours: the outbox row's. */
  id: string;
  workspaceId: string;
  callId: string;
  accountId: string | null;
  provider: string;
  from: string;
  to: string;
  body: string;
};

/** Keeps a message that is about to be sent, once. `to` stands hidden in the row where it is secret; `recipient` is the number itself. Resolves to whether they want none. */
export async function queueMessage(
  pool: pg.Pool,
  message: OutgoingMessage,
  recipient: string,
): Promise<{ optedOut: boolean }> {
  const { rows } = await pool.query<{ optedOut: boolean }>({
    name: 'message-queue',
    text: `with queued as (
        insert into messages (id, workspace_id, call_id, account_id, provider, direction, from_number, to_number, body, status, updated_at)
        values ($1, $2, $3, $4, $5, 'outbound', $6, $7, $8, 'queued', now()) on conflict (id) do nothing
      )
      select exists (select from opt_outs where workspace_id = $2 and number = $9) as "optedOut"`,
    values: [
      message.id,
      message.workspaceId,
      message.callId,
      message.accountId,
      message.provider,
      message.from,
      message.to,
      message.body,
      recipient,
    ],
  });
  return { optedOut: rows[0]?.optedOut ?? false };
}

/** The provider took it (`error` null) or it was given up. What a report said before stays. */
export async function settleMessage(
  pool: pg.Pool,
  id: string,
  { providerId, error }: { providerId: string | null; error: string | null },
): Promise<void> {
  await pool.query({
    name: 'message-settle',
    text: `update messages set status = case when $3::text is null then 'sent' else 'failed' end, error = $3,
        provider_message_id = ${newProviderId}, updated_at = now()
      where id = $1 and status = 'queued'`,
    values: [id, providerId, error],
  });
}

export type MessageReport = {
  providerId: string;
  status: 'sent' | 'delivered' | 'failed';
  error: string | null;
};

/** Reports come in any order: what arrived has arrived, and what failed was sent before. */
export async function reportMessage(
  pool: pg.Pool,
  id: string,
  { providerId, status, error }: MessageReport,
): Promise<void> {
  await pool.query({
    name: 'message-report',
    text: `update messages set status = $3, error = $4, provider_message_id = ${newProviderId}, updated_at = now()
      where id = $1 and direction = 'outbound' and (
        status = 'queued' or (status = 'sent' and $3 <> 'sent') or (status = 'failed' and $3 = 'delivered'))`,
    values: [id, providerId, status, error],
  });
}

/** $2, unless it is known already or, at a provider that gives one id twice, another message has it. */
const newProviderId = `coalesce(provider_message_id, (select nullif($2::text, '') where not exists (
  select from messages other where other.provider = messages.provider and other.provider_message_id = $2)))`;

export type ReceivedMessage = {
  id: string;
  workspaceId: string;
  accountId: string;
  provider: string;
  providerId: string;
  from: string;
  to: string;
  body: string;
  keyword: string | null;
};

/** Keeps a message that came in, once, and what it says about further ones. Resolves to whether its sender wanted none before. */
export async function receiveMessage(
  pool: pg.Pool,
  message: ReceivedMessage,
): Promise<{ optedOut: boolean }> {
  const { rows } = await pool.query<{ optedOut: boolean }>({
    name: 'message-receive',
    text: `with received as (
        insert into messages (id, workspace_id, account_id, provider, provider_message_id, direction, from_number, to_number, body, status, updated_at)
        values ($1, $2, $3, $4, $5, 'inbound', $6, $7, $8, 'received', now())
        on conflict (provider, provider_message_id) do nothing returning id
      ), stopped as (
        insert into opt_outs (workspace_id, number) select $2, $6 from received where $9::text = 'stop' on conflict do nothing
      ), started as (
        delete from opt_outs using received where workspace_id = $2 and number = $6 and $9::text = 'start'
      )
      select exists (select from opt_outs where workspace_id = $2 and number = $6) as "optedOut"`,
    values: [
      message.id,
      message.workspaceId,
      message.accountId,
      message.provider,
      message.providerId,
      message.from,
      message.to,
      message.body,
      message.keyword,
    ],
  });
  return { optedOut: rows[0]?.optedOut ?? false };
}

/** Whose message this is; undefined when there is none of this id. */
export async function findMessage(
  pool: pg.Pool,
  id: string,
): Promise<{ provider: string; accountId: string | null } | undefined> {
  const { rows } = await pool.query<{ provider: string; accountId: string | null }>({
    name: 'message-by-id',
    text: `select provider, account_id as "accountId" from messages where id = $1 and direction = 'outbound'`,
    values: [id],
  });
  return rows[0];
}
