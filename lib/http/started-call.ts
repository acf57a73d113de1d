import { z } from 'zod';
import type { StartPlan } from '#lib/calls/turn-write.ts';
import type { Database } from '#lib/database/connect.ts';
import { findStart } from '#lib/database/start-rows.ts';
import type { NumberBinding } from '#lib/providers/accounts.ts';
import type { Json } from '#runtime/contract/json.ts';
import { redact } from '#runtime/contract/secret.ts';
import { isUuid } from './doorman.ts';

/** What a call that the outbox started comes to, and the values that it has from there. */
export type StartedCall = { start: StartPlan; variables: Record<string, Json> };

/**
 * The answer address of such a call names its row, which counts for the account whose token signed the request alone. null for any other call, and where the
 * flow is gone or was never published. Secrets of the call that wanted it stay there.
 */
export async function startedCall(
  parameters: ReadonlyMap<string, string>,
  { account, workspaceId, numberId }: NumberBinding,
  { database }: { database: () => Promise<Database> },
): Promise<StartedCall | null> {
  const start = parameters.get('start') ?? '';
  if (!isUuid(start)) return null;
  const row = await findStart((await database()).pool, { id: start, workspaceId, accountId: account });
  if (!row) return null;
  const { flowId, versionId } = row;
  const variables = Variables.safeParse(redact(row.variables));
  return {
    start: { accountId: account, workspaceId, numberId, flowId, versionId },
    variables: variables.success ? variables.data : {},
  };
}

const Variables = z.record(z.string(), z.json());
