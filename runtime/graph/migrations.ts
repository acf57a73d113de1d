import { flowSchemaVersion } from '#runtime/contract/flow.ts';
import type { JsonObject } from '#runtime/contract/json.ts';

/** Takes what a document of version `from` was to what `from + 1` is. */
export type Migration = { from: number; migrate: (json: JsonObject) => JsonObject };

/** Of the flow document, in order. One that shipped is never edited; each has a test pair. */
export const flowMigrations: readonly Migration[] = [];

export type Migrated = { ok: true; json: JsonObject } | { ok: false; reason: 'newer' | 'older' | 'failed' };

/**
 * Runs the migrations that lead from a version to the newest. Total: a migration that throws on unsound input, a version
 * from the future and one without a way on are told in `reason`.
 */
export function migrate(
  json: JsonObject,
  from: number,
  { newest, migrations }: { newest: number; migrations: readonly Migration[] },
): Migrated {
  if (from > newest) return { ok: false, reason: 'newer' };
  let migrated = json;
  for (let version = from; version < newest; version += 1) {
    const migration = migrations.find((candidate) => candidate.from === version);
    if (migration === undefined) return { ok: false, reason: 'older' };
    try {
      migrated = migration.migrate(migrated);
    } catch {
      return { ok: false, reason: 'failed' };
    }
  }
  return { ok: true, json: migrated };
}

export const newestFlow = { newest: flowSchemaVersion, migrations: flowMigrations };
