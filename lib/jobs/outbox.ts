import type { Driver } from '#lib/calls/driver.ts';
import { settleMessage } from '#lib/database/message-rows.ts';
import {
  claimOutbox,
  claimUntold,
  closeOutbox,
  type OutboxResult,
  type OutboxRow,
  releaseLost,
  retryOutbox,
  settleOutbox,
} from '#lib/database/outbox-rows.ts';
import { log } from '#lib/log.ts';
import { baseUrlOf, type CarryOutParts, carryOut, repeatable } from './carry-out.ts';
import { tellCall } from './tell-call.ts';

export type OutboxParts = CarryOutParts & {
  driver: Pick<Driver, 'drive'>;
};

/**
 * Takes what is due, `most` at the most, and starts to send it and to tell each call what came of it, once. Resolves to the work under way, which rejects
 * when the database can't be used; nothing is lost then: rows that were taken are found again after their lease.
 */
export async function startSending(parts: OutboxParts, most: number): Promise<Promise<void>[]> {
  const { pool } = await parts.database();
  await releaseLost(pool, repeatableKinds);
  const untold = await claimUntold(pool, most);
  const due = await claimOutbox(pool, most - untold.length);
  return [
    ...untold.map((row) => tell(row, { providerId: row.providerId, error: row.lastError }, parts)),
    ...due.map((row) => send(row, parts)),
  ];
}

const repeatableKinds = Object.entries(repeatable).flatMap(([kind, is]) => (is ? [kind] : []));

async function send(row: OutboxRow, parts: OutboxParts): Promise<void> {
  const { pool } = await parts.database();
  const outcome = await carryOut(row, parts);
  const { callId: call, kind, attempts } = row;
  switch (outcome.kind) {
    case 'lost':
      return log().warn({ call, kind, attempts }, 'an effect waited too long and is another process’s');
    case 'again':
      log().warn({ call, kind, attempts, reason: outcome.error }, 'an effect is tried again later');
      return await retryOutbox(pool, row.id, outcome);
    case 'given-up':
      log().error({ call, kind, attempts, reason: outcome.error }, 'an effect was given up');
      return await settle(row, { providerId: null, error: outcome.error }, parts);
    case 'done':
      log().debug({ call, kind, attempts }, 'an effect was carried out');
      return await settle(row, { providerId: outcome.providerId, error: null }, parts);
  }
}

async function settle(row: OutboxRow, result: OutboxResult, parts: OutboxParts): Promise<void> {
  await settleOutbox((await parts.database()).pool, row.id, result);
  await tell(row, result, parts);
}

/** The fact is applied once by its key, so telling twice does no harm. */
async function tell(row: OutboxRow, result: OutboxResult, parts: OutboxParts): Promise<void> {
  if (row.kind === 'send-message') await settleMessage((await parts.database()).pool, row.id, result);
  await tellCall({ ...row, baseUrl: baseUrlOf(row) }, parts.driver, {
    class: 'fact',
    kind: 'effect-ended',
    key: `effect:${row.key}`,
    effect: row.key,
    ok: result.error === null,
    providerId: result.providerId ?? '',
    error: result.error ?? '',
  });
  await closeOutbox((await parts.database()).pool, row.id);
}
