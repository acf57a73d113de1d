import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '#lib/database/connect.ts';
import {
  type Batch,
  deleteOldCalls,
  deleteOldMessages,
  deleteOldStrays,
  dropOldMonths,
} from '#lib/database/old-rows.ts';

export type Forgotten = { calls: number; messages: number; months: string[] };

export type ForgetCalls = {
  pool: Database['pool'];
  /** Calls that ended longer ago go. */
  days: number;
  now: Date;
  isOver?: () => boolean;
  /** Rows of one statement. */
  most?: number;
};

/**
 * Deletes calls and text messages that are older than so many days, a few at a time so that calls are not held up, and drops the months whose turns
 * are all older. Resolves to what went; what is left when it is over goes the next time.
 */
export async function forgetCalls(options: ForgetCalls): Promise<Forgotten> {
  const { pool, days, now } = options;
  const before = new Date(now.getTime() - days * dayMs);
  const calls = await inBatches(deleteOldCalls, before, options);
  const messages = await inBatches(deleteOldMessages, before, options);
  // A call that is kept may have begun before: its turns stay.
  const turnsBefore = new Date(before.getTime() - longestCallMs);
  await inBatches(deleteOldStrays, turnsBefore, options);
  return { calls, messages, months: await dropOldMonths(pool, turnsBefore) };
}

async function inBatches(
  deleteSome: (pool: Database['pool'], batch: Batch) => Promise<number>,
  before: Date,
  { pool, isOver = () => false, most = mostAtOnce }: ForgetCalls,
): Promise<number> {
  let deleted = 0;
  for (let batch = 0; batch < mostBatches && !isOver(); batch++) {
    const some = await deleteSome(pool, { before, most });
    deleted += some;
    if (some < most) break;
    await delay(pauseMs);
  }
  return deleted;
}

const dayMs = 24 * 3_600_000;
/** Longer than any provider lets a call last. */
const longestCallMs = 2 * dayMs;
const mostAtOnce = 500;
/** Of one hour: a million rows. */
const mostBatches = 2_000;
/** For the turns that waited behind the batch. */
const pauseMs = 20;
