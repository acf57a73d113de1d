import type pg from 'pg';
import { pendingMigrations } from '#lib/database/migrations.ts';

/** Why the database can't serve yet, in words for an operator; undefined when it is reachable and migrated. Never throws. */
export async function whyNotReady(pool: pg.Pool): Promise<string | undefined> {
  try {
    const pending = await pendingMigrations(pool);
    return pending.length > 0 ? `Migrations are missing: ${pending.join(', ')}.` : undefined;
  } catch {
    return 'The database cannot be reached.';
  }
}
