import { createServer, type RequestListener, type Server } from 'node:http';
import { availableParallelism } from 'node:os';
import { inspect } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import type next from 'next';
import { calls } from '#lib/calls/calls.ts';
import { ConfigError, config } from '#lib/config.ts';
import { consoleToLog } from '#lib/console-to-log.ts';
import { closeDatabase } from '#lib/database/connect.ts';
import { startDatabase } from '#lib/database/start.ts';
import { seedSamples } from '#lib/flows/seed-samples.ts';
import { refuseAddress, turnAway } from '#lib/http/answer-webhook.ts';
import { createDoor, whyTurnedAway } from '#lib/http/door.ts';
import { drain, listen } from '#lib/http/listen.ts';
import { webhookDoor } from '#lib/http/webhook-door.ts';
import { createWebhookListener, listenerOf } from '#lib/http/webhooks.ts';
import { startJobs } from '#lib/jobs/jobs.ts';
import { log } from '#lib/log.ts';
import { countedElsewhere } from '#lib/metrics.ts';
import { readinessChecks } from '#lib/readiness.ts';
import { beginShutdown, isShuttingDown, shutDown, whenShuttingDown } from '#lib/shutdown.ts';
import { startTracing } from '#lib/tracing.ts';
import { startTurnThreads } from '#lib/turn-threads/start.ts';
import { noteThreadPlace } from '#lib/turn-threads/thread-place.ts';

/**
 * The process: webhooks first, Next.js for the rest. It listens even when its database can't be reached, since a caller must hear
 * something; `/readyz` tells load balancers.
 */
async function main(): Promise<void> {
  keepYoung();
  const { HOST, PORT, WEBHOOK_PORT, OPEN_PROBES, PAGES, RINGTREE_DEV } = config();
  if (!RINGTREE_DEV) consoleToLog();
  await startTracing(process.env);
  const [server, webhooks] = [createServer(), createServer()];
  // The last is the launcher's end, where it had to start us as a child.
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(event, () => void end());

  const turns = openTurns();
  const pages = PAGES ? await openPages(server) : noPages;
  const trouble = Promise.withResolvers<void>();
  const started = startDatabase(() => trouble.resolve());
  started.then(startJobs).catch((error: unknown) => log().error({ error }, 'the jobs could not be started'));
  const seeded = started
    .then(seedSamples)
    .catch((error: unknown) => log().error({ error }, 'the sample flows could not be stored'));
  const [listener] = await Promise.all([turns, pages.prepare(), Promise.race([seeded, trouble.promise])]);
  if (isShuttingDown()) return;

  const handler = pages.getRequestHandler();
  webhooks.on('request', createDoor({ webhooks: listener, pages: null, openProbes: false }));
  server.on(
    'request',
    createDoor({
      webhooks: listener,
      pages: (request, response) => void handler(request, response),
      openProbes: OPEN_PROBES,
    }),
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

/**
 * V8 learns from the first busy moments that some objects live long, and makes such old from then on. What belongs to a webhook never does: each that is made old keeps
 * all it holds until the slow half of the garbage collection comes by.
 */
function keepYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}

/** Turns are taken by threads beside this one, which has HTTP and the pages; by itself where it has none. */
async function openTurns(): Promise<RequestListener> {
  const { TURN_THREADS, TURN_TIMEOUT_MS: turnTimeoutMs, SHUTDOWN_TIMEOUT_MS } = config();
  const count = TURN_THREADS ?? (availableParallelism() > 1 ? 1 : 0);
  if (count === 0) return createWebhookListener(webhookDoor);
  noteThreadPlace({ index: null, count });
  const threads = await startTurnThreads(count, {
    turnTimeoutMs,
    launchTimeoutMs: 30_000,
    endTimeoutMs: Math.max(turnTimeoutMs, SHUTDOWN_TIMEOUT_MS),
    refuse: (visit) => refuseAddress(webhookDoor, visit),
    turnAway: (visit, error) => turnAway(webhookDoor, visit, error),
    outbox: () => calls().outbox.raise(),
    failed: (error, fatal) => {
      log().error({ error }, 'a thread that takes turns broke down');
      if (fatal) process.exit(1);
    },
  });
  countedElsewhere().push(threads.metrics);
  readinessChecks().push(threads.whyUnready);
  whenShuttingDown('turns', threads.end);
  return listenerOf(threads.answer);
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
