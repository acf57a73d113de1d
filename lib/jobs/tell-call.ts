import { performance } from 'node:perf_hooks';
import type { Driver } from '#lib/calls/driver.ts';
import type { FactEvent, Unstamped } from '#runtime/contract/event.ts';

/** `baseUrl` goes into the outbox with what the fact leads to; '' leaves that to PUBLIC_URL. */
export type ToldCall = { callId: string; provider: string; providerCallId: string; baseUrl: string };

/** Gives a stored call a fact that no webhook brings. Rejects as `drive` does. */
export async function tellCall(
  { callId, provider, providerCallId, baseUrl }: ToldCall,
  driver: Pick<Driver, 'drive'>,
  event: Unstamped<FactEvent>,
): Promise<void> {
  await driver.drive({
    provider,
    providerCallId,
    event,
    call: { id: callId },
    start: null,
    baseUrl,
    arrivedAt: performance.now(),
  });
}
