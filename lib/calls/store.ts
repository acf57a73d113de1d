import { createBatchReader } from '#lib/batch-reader.ts';
import {
  type CallName,
  type CallRow,
  findCallOfProvider,
  findCalls,
  findReply,
} from '#lib/database/call-rows.ts';
import type { Database } from '#lib/database/connect.ts';
import { findResources, type ResourceRow } from '#lib/database/resource-rows.ts';
import type { TurnWrite } from '#lib/database/turn-write.ts';
import { findVersion, type VersionRow } from '#lib/database/version-rows.ts';
import { writeTurns } from '#lib/database/write-turns.ts';
import type { Secrets } from '#lib/secrets.ts';
import { createReadSecrets, type ReadSecrets } from '#lib/stored-secrets/read-secrets.ts';
import type { CallRecord } from './call-record.ts';
import { createCommitter } from './committer.ts';
import { TurnError } from './turn-error.ts';
import { replyContext } from './turn-write.ts';

/** The reply of a turn, as it left. */
export type SentReply = { body: Uint8Array; contentType: string };

/** What turns read and write. Everything rejects with `TurnError` of the code `database` when it can't be done now. */
export type Store = {
  call: (name: CallName) => Promise<CallRow | undefined>;
  /** The reply to the event with this key. */
  reply: (call: CallRecord, key: string) => Promise<SentReply | undefined>;
  /** See `Committer.commit`. */
  commit: (write: TurnWrite) => Promise<boolean>;
  version: (id: string) => Promise<VersionRow | undefined>;
  resources: (workspace: string) => Promise<ResourceRow[]>;
  /** Values of stored secrets. */
  secrets: ReadSecrets;
};

export type StoreParts = {
  database: () => Promise<Database>;
  secrets: Secrets;
  /** In place of `writeTurns`; for tests of what a broken connection does. */
  write?: (pool: Database['pool'], writes: TurnWrite[]) => Promise<ReadonlySet<string>>;
};

export function createStore({ database, secrets, write = writeTurns }: StoreParts): Store {
  const readSecrets = createReadSecrets(database, secrets);
  // Another process takes turns of the same calls: then most of ours have to be read anew.
  const readCall = createBatchReader<CallRow>({
    readMany: async (ids) => {
      const rows = await findCalls((await database()).pool, ids);
      return new Map(rows.map((row) => [row.id, row]));
    },
  });
  const committer = createCommitter(async (writes) => write((await database()).pool, writes), mostPerCommit);
  return {
    call: (name) =>
      reach(async () =>
        'id' in name ? readCall(name.id) : findCallOfProvider((await database()).pool, name),
      ),
    reply: (call, key) =>
      reach(async () => {
        const turn = { call: call.id, key, startedAt: call.state.startedAt };
        const stored = await findReply((await database()).pool, turn);
        if (!stored) return undefined;
        const bytes = stored.reply ?? new Uint8Array();
        const body =
          stored.sensitive && stored.reply ? secrets.unsealBytes(bytes, replyContext(call.id)) : bytes;
        return { body, contentType: stored.contentType ?? '' };
      }),
    commit: committer.commit,
    version: (id) => reach(async () => findVersion((await database()).pool, id)),
    resources: (workspace) => reach(async () => findResources((await database()).pool, workspace)),
    secrets: (workspace, names) => reach(() => readSecrets(workspace, names)),
  };
}

/** Turns in one statement: enough for what arrives during a commit, few enough that one statement stays short. */
const mostPerCommit = 200;

async function reach<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new TurnError('database', { cause });
  }
}
