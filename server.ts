import { createServer, type Server } from 'node:http';
import { inspect } from 'node:util';
import type next from 'next';
import { ConfigError, config } from '#lib/config.ts';
import { consoleToLog } from '#lib/console-to-log.ts';
import { closeDatabase } from '#lib/database/connect.ts';
import { startDatabase } from '#lib/database/start.ts';
import { seedSamples } from '#lib/flows/seed-samples.ts';
import { createDoor, whyTurnedAway } from '#lib/http/door.ts';
import { drain, listen } from '#lib/http/listen.ts';
import { startJobs } from '#lib/jobs/jobs.ts';
import { log } from '#lib/log.ts';
import { beginShutdown, isShuttingDown, shutDown } from '#lib/shutdown.ts';
import { startTracing } from '#lib/tracing.ts';

/**
 * The process: webhooks first, Next.js for the rest. It listens even when its database can't be reached, since a caller must hear
 * something; `/readyz` tells load balancers.
 */
async function main(): Promise<void> {
  const { HOST, PORT, WEBHOOK_PORT, OPEN_PROBES, PAGES, RINGTREE_DEV } = config();
  if (!RINGTREE_DEV) consoleToLog();
  await startTracing(process.env);
  const server = createServer();
  const webhooks = createServer(createDoor({ pages: null, openProbes: false }));
  // The last is the launcher's end, where it had to start us as a child.
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(event, () => void end());

  const pages = PAGES ? await openPages(server) : noPages;
  const trouble = Promise.withResolvers<void>();
  const started = startDatabase(() => trouble.resolve());
  started.then(startJobs).catch((error: unknown) => log().error({ error }, 'the jobs could not be started'));
  const seeded = started
    .then(seedSamples)
    .catch((error: unknown) => log().error({ error }, 'the sample flows could not be stored'));
  await Promise.all([pages.prepare(), Promise.race([seeded, trouble.promise])]);
  if (isShuttingDown()) return;

  const handler = pages.getRequestHandler();
  server.on(
    'request',
    createDoor({ pages: (request, response) => void handler(request, response), openProbes: OPEN_PROBES }),
  );
  server.prependListener('upgrade', (request, socket) => {
    if (whyTurnedAway(request)) socket.destroy();
  });
  if (WEBHOOK_PORT !== undefined)
    await listen(webhooks, HOST, { variable: 'WEBHOOK_PORT', port: WEBHOOK_PORT });
  const port = await listen(server, HOST, { variable: 'PORT', port: PORT });
  console.log(
    `Ringtree is open at http://${HOST === '127.0.0.1' || HOST === '0.0.0.0' ? 'localhost' : HOST}:${port}`,
  );

  async function end(): Promise<void> {
    // A terminal's Ctrl-C comes twice when a launcher hands it on.
    if (isShuttingDown()) return;
    log().info('shutting down');
    beginShutdown();
    const open = [server, webhooks].filter(({ listening }) => listening);
    await Promise.all(open.map((one) => drain(one, config().SHUTDOWN_TIMEOUT_MS)));
    await shutDown((name, error) => log().error({ error, name }, 'shutting down'));
    await pages.close().catch(() => undefined);
    await closeDatabase().catch((error: unknown) => log().error({ error }, 'closing the database'));
    process.exit();
  }
}

type Pages = Pick<ReturnType<typeof next>, 'prepare' | 'getRequestHandler' | 'close'>;

/** Loaded only where it is wanted: Next.js takes most of the time and memory of a start. */
async function openPages(httpServer: Server): Promise<Pages> {
  const { HOST, PORT, RINGTREE_DEV } = config();
  const { default: createNext } = await import('next');
  return createNext({ dev: RINGTREE_DEV, dir: import.meta.dirname, hostname: HOST, port: PORT, httpServer });
}

const noPages: Pages = {
  prepare: async () => undefined,
  getRequestHandler: () => async (_request, response) => {
    response
      .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      .end('No pages are served here.\n');
  },
  close: async () => undefined,
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : inspect(error)}\n`);
  process.exit(1);
});
