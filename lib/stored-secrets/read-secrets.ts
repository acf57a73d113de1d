import type { Database } from '#lib/database/connect.ts';
import { turnReading } from '#lib/database/turn-query.ts';
import type { Secrets } from '#lib/secrets.ts';
import { openValue } from './stored-secret.ts';

/** The values of secrets of a workspace, by their names. */
export type ReadSecrets = (
  workspace: string,
  names: readonly string[],
) => Promise<ReadonlyMap<string, string>>;

/** Names that are not there, or cannot be opened, are left out. */
export function createReadSecrets(database: () => Promise<Database>, box: Secrets): ReadSecrets {
  return async (workspace, names) => {
    if (names.length === 0) return new Map();
    const rows = await turnReading<{ name: string; value: Uint8Array }>((await database()).pool, {
      name: 'secrets-by-name',
      text: 'select name, value from secrets where workspace_id = $1 and name = any($2)',
      values: [workspace, names],
    });
    return new Map(rows.map(({ name, value }) => [name, openValue({ workspace, name }, value, box)]));
  };
}
