import type { Driver } from '#lib/calls/driver.ts';
import type { Database } from '#lib/database/connect.ts';
import { claimSilentCalls, type SilentCall } from '#lib/database/silent-calls.ts';
import { log } from '#lib/log.ts';
import type { ProviderClient } from '#lib/providers/provider.ts';
import type { CallEnded, Unstamped } from '#runtime/contract/event.ts';
import { tellCall } from './tell-call.ts';

export type CloseCallsParts = {
  database: () => Promise<Database>;
  driver: Pick<Driver, 'drive'>;
  /** null when the account is gone. */
  clientOf: (account: string) => Promise<ProviderClient | null>;
  publicUrl: string | undefined;
  /** After how long a live call is asked about. */
  silentSeconds?: number;
};

/** Ends calls whose end never came: asks the provider first, so that a long conversation goes on. Resolves to how many it ended. */
export async function closeCalls(parts: CloseCallsParts): Promise<number> {
  const { pool } = await parts.database();
  const silentSeconds = parts.silentSeconds ?? defaultSilentSeconds;
  const calls = await claimSilentCalls(pool, { silentSeconds, most: mostAtOnce });
  let ended = 0;
  for (const call of calls) {
    const end = await findEnd(call, parts);
    if (!end) continue;
    log().info({ call: call.callId, cause: end.cause }, 'a call whose end never came is closed');
    await tellCall({ ...call, baseUrl: parts.publicUrl ?? '' }, parts.driver, end);
    ended += 1;
  }
  return ended;
}

const defaultSilentSeconds = 15 * 60;
const mostAtOnce = 20;
/** No provider lets a call last longer. */
const longestCallMs = 25 * 3_600_000;

/** undefined while the call may be alive. */
async function findEnd(call: SilentCall, parts: CloseCallsParts): Promise<Unstamped<CallEnded> | undefined> {
  const isTooOld = Date.now() - call.startedAt.getTime() > longestCallMs;
  try {
    const client = call.accountId === null ? null : await parts.clientOf(call.accountId);
    if (!client) return end('failed', null, 'The provider account is gone.');
    const known = await client.callStatus(call.providerCallId);
    if (!known) return end('failed', null, 'The provider knows no such call.');
    if (known.status === 'ringing' || known.status === 'in-progress') return undefined;
    return end(known.status, known.seconds, 'The provider was asked.');
  } catch (error) {
    log().warn({ call: call.callId, error }, 'the provider could not be asked about a call');
  }
  return isTooOld ? end('completed', null, 'No call lasts that long.') : undefined;
}

function end(status: CallEnded['status'], seconds: number | null, cause: string): Unstamped<CallEnded> {
  return { class: 'fact', kind: 'call-ended', key: 'closed', status, seconds, cause };
}
