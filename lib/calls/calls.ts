import { config } from '#lib/config.ts';
import { openDatabase } from '#lib/database/connect.ts';
import { fallbackOf } from '#lib/fallback.ts';
import { createLookUps } from '#lib/look-ups/create-look-ups.ts';
import { processWide } from '#lib/process-wide.ts';
import { type Accounts, createAccounts } from '#lib/providers/accounts.ts';
import { secrets } from '#lib/secrets.ts';
import { whenShuttingDown } from '#lib/shutdown.ts';
import { threadPlace } from '#lib/turn-threads/thread-place.ts';
import type { Render } from '#runtime/contract/provider.ts';
import { providers } from '#runtime/providers/providers.ts';
import { createAnnouncer } from './announcer.ts';
import { createCallIds } from './call-ids.ts';
import { createDriver, type Driver } from './driver.ts';
import { createSignal, type Signal } from './signal.ts';
import { TurnError } from './turn-error.ts';

/** What takes calls in this process. */
export type Calls = {
  driver: Driver;
  accounts: Accounts;
  /** Raised when a turn put something into the outbox. */
  outbox: Signal;
};

/** The process's own, shared by the server and Next.js's bundle; nothing of it needs a database before the first call. */
export function calls(): Calls {
  return processWide('calls', () => {
    const settings = config();
    const announcer = createAnnouncer(openDatabase);
    const outbox = createSignal();
    const parts = { database: openDatabase, secrets: secrets() };
    const driver = createDriver({
      ...parts,
      fallback: fallbackOf(settings),
      render: renderOf,
      turnTimeoutMs: settings.TURN_TIMEOUT_MS,
      newCallId: createCallIds(threadPlace()),
      lookUps: createLookUps({ ...parts, allowPrivate: settings.ALLOW_PRIVATE_ADDRESSES }),
      committed: ({ id }, effects) => {
        announcer.changed(id);
        if (effects > 0) outbox.raise();
      },
    });
    whenShuttingDown('calls', async () => {
      await driver.idle();
      await announcer.flush();
    });
    return { driver, accounts: createAccounts(parts), outbox };
  });
}

function renderOf(provider: string): Render {
  const known: Readonly<Record<string, { render: Render }>> = providers;
  const render = Object.hasOwn(known, provider) ? known[provider]?.render : undefined;
  if (!render) throw new TurnError('unknown-provider');
  return render;
}
