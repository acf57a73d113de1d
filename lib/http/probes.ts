import { Hono } from 'hono';
import { openDatabase } from '#lib/database/connect.ts';
import { readGauges } from '#lib/database/gauges.ts';
import { whyNotReady } from '#lib/database/ready.ts';
import { metrics, metricsText } from '#lib/metrics.ts';
import { readinessChecks } from '#lib/readiness.ts';
import { isShuttingDown } from '#lib/shutdown.ts';

/** For whoever watches the process: is it alive, does it want calls, what did it do. */
export const probes = new Hono();

probes.get('/healthz', (context) => context.json({ status: 'alive' }));

probes.get('/readyz', async (context) => {
  const reason = await whyUnready();
  return reason ? context.json({ status: 'not ready', reason }, 503) : context.json({ status: 'ready' });
});

probes.get('/metrics', async (context) => {
  const { registry, liveCalls, outboxDepth } = metrics();
  try {
    const gauges = await readGauges((await openDatabase()).pool);
    liveCalls.set(gauges.liveCalls);
    outboxDepth.set(gauges.outboxDepth);
  } catch {
    // Without a database the counters are still worth reading; a gauge that nobody can read is better absent than old.
    liveCalls.remove();
    outboxDepth.remove();
  }
  return context.body(await metricsText(), 200, { 'content-type': registry.contentType });
});

async function whyUnready(): Promise<string | undefined> {
  if (isShuttingDown()) return 'The process is shutting down.';
  for (const check of readinessChecks()) {
    const reason = check();
    if (reason !== undefined) return reason;
  }
  try {
    return await whyNotReady((await openDatabase()).pool);
  } catch {
    return 'The database cannot be reached.';
  }
}
