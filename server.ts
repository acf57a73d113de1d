import { createServer } from 'node:http';
import next from 'next';
import { ConfigError, config } from '#lib/config.ts';
import { closeDatabase } from '#lib/database/connect.ts';
import { startDatabase } from '#lib/database/start.ts';
import { createDoor, whyTurnedAway } from '#lib/http/door.ts';
import { drain, listen } from '#lib/http/listen.ts';
import { log } from '#lib/log.ts';
import { beginShutdown, isShuttingDown, shutDown } from '#lib/shutdown.ts';

/**
 * The process: webhooks first, Next.js for the rest. It listens even when its database can't be reached, since a caller must hear
 * something; `/readyz` tells load balancers.
 */
async function main(): Promise<void> {
  const { HOST, PORT, OPEN_PROBES, RINGTREE_DEV } = config();
  const server = createServer();
  process.once('SIGTERM', () => void end());
  process.once('SIGINT', () => void end());

  const pages = next({
    dev: RINGTREE_DEV,
    dir: import.meta.dirname,
    hostname: HOST,
    port: PORT,
    httpServer: server,
  });
  const trouble = Promise.withResolvers<void>();
  const started = startDatabase(() => trouble.resolve());
  started.catch(() => undefined);
  await Promise.all([pages.prepare(), Promise.race([started, trouble.promise])]);
  if (isShuttingDown()) return;

  const handler = pages.getRequestHandler();
  server.on(
    'request',
    createDoor({ pages: (request, response) => void handler(request, response), openProbes: OPEN_PROBES }),
  );
  server.prependListener('upgrade', (request, socket) => {
    if (whyTurnedAway(request)) socket.destroy();
  });
  const port = await listen(server, HOST, PORT);
  console.log(
    `Ringtree is open at http://${HOST === '127.0.0.1' || HOST === '0.0.0.0' ? 'localhost' : HOST}:${port}`,
  );

  async function end(): Promise<void> {
    log().info('shutting down');
    beginShutdown();
    if (server.listening) await drain(server, config().SHUTDOWN_TIMEOUT_MS);
    await shutDown((name, error) => log().error({ error, name }, 'shutting down'));
    await pages.close().catch(() => undefined);
    await closeDatabase().catch((error: unknown) => log().error({ error }, 'closing the database'));
    process.exit();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
