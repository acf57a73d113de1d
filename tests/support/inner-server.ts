import { once } from 'node:events';
import { createServer } from 'node:http';
import { type Calls, calls } from '#lib/calls/calls.ts';
import { createDriver } from '#lib/calls/driver.ts';
import type { LookUps } from '#lib/calls/look-ups.ts';
import { createSignal } from '#lib/calls/signal.ts';
import { config } from '#lib/config.ts';
import { closeDatabase, type Database, openDatabase } from '#lib/database/connect.ts';
import { createDoor } from '#lib/http/door.ts';
import { webhookDoor } from '#lib/http/webhook-door.ts';
import { createWebhookListener } from '#lib/http/webhooks.ts';
import { startSending } from '#lib/jobs/outbox.ts';
import { processWide } from '#lib/process-wide.ts';
import { accountClient } from '#lib/provider-accounts/account-client.ts';
import { addAccount } from '#lib/provider-accounts/add-account.ts';
import { createAccounts } from '#lib/providers/accounts.ts';
import { secrets } from '#lib/secrets.ts';
import { defaultWorkspace, type Workspace } from '#lib/workspace.ts';
import { providers } from '#runtime/providers/providers.ts';
import { testDatabase } from './database.ts';
import type { Tunnel } from './phone/exchange.ts';
import { openRestInterface, type RestInterface } from './phone/rest-interface.ts';
import { accounts, providerNames } from './ringtree.ts';
import { publicUrl, secretKey } from './server.ts';

/** The server's own doors, driver and outbox in this process, over real HTTP: so that the test has its clock, and says what look-ups find. */
export type InnerServer = {
  calls: Calls;
  database: Database;
  workspace: Workspace;
  tunnel: Tunnel;
  rest: RestInterface;
  /** Carries out what is due in the outbox, and what comes of that. */
  sendOutbox: () => Promise<void>;
  close: () => Promise<void>;
};

export async function openInnerServer(lookUps: LookUps): Promise<InnerServer> {
  const own = await testDatabase();
  Object.assign(process.env, {
    DATABASE_URL: own.url,
    PUBLIC_URL: publicUrl,
    RINGTREE_SECRET_KEY: secretKey,
  });
  const database = await openDatabase();
  const rest = await openRestInterface(Object.values(accounts));
  const workspace = defaultWorkspace(database);
  for (const provider of providerNames) {
    const { id, token } = accounts[provider];
    await addAccount(workspace, { provider, accountId: id, tokens: [token], apiUrl: rest.origin });
  }
  const running = processWide('calls', () => innerCalls(lookUps));
  const server = createServer(
    createDoor({ webhooks: createWebhookListener(webhookDoor), pages: null, openProbes: false }),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const parts = { database: openDatabase, driver: running.driver, secrets: secrets(), publicUrl };
  const clientOf = async (id: string) => {
    const row = await database.prisma.providerAccount.findUnique({ where: { id } });
    return row && accountClient(row);
  };
  return {
    calls: calls(),
    database,
    workspace,
    rest,
    tunnel: { publicUrl, origin: () => `http://127.0.0.1:${port}`, patience: 0, cutOff: 0 },
    sendOutbox: async () => {
      for (;;) {
        const started = await startSending({ ...parts, clientOf }, 50);
        if (started.length === 0) return;
        await Promise.all(started);
      }
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await rest.close();
      await running.driver.idle();
      await closeDatabase();
      await own.drop();
    },
  };
}

/** As `calls()` makes them, with look-ups of the test's. */
function innerCalls(lookUps: LookUps): Calls {
  const {
    FALLBACK_MESSAGE: message,
    FALLBACK_NUMBER: number = '',
    TURN_TIMEOUT_MS: turnTimeoutMs,
  } = config();
  const parts = { database: openDatabase, secrets: secrets() };
  const renders: Readonly<Record<string, (typeof providers)['twilio']>> = providers;
  const render = (provider: string) => renders[provider]?.render ?? providers.twilio.render;
  const driver = createDriver({ ...parts, fallback: { message, number }, render, turnTimeoutMs, lookUps });
  return { driver, accounts: createAccounts(parts), outbox: createSignal() };
}
