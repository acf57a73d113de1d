import {
  AggregatorRegistry,
  Counter,
  Gauge,
  Histogram,
  type MetricObjectWithValues,
  type MetricValue,
  Registry,
} from 'prom-client';
import { processWide } from '#lib/process-wide.ts';

/** What `/metrics` shows. Counters and the histogram are counted where things happen; the gauges are read from the database at each scrape. */
export type Metrics = ReturnType<typeof createMetrics>;

/** The process's metrics, shared by the server and Next.js's bundle. */
export function metrics(): Metrics {
  return processWide('metrics', createMetrics);
}

/** What threads of this process count, which `/metrics` adds to its own. */
export function countedElsewhere(): (() => Promise<Counted[]>)[] {
  return processWide('counted elsewhere', () => []);
}

export type Counted = MetricObjectWithValues<MetricValue<string>>[];

/** All that this process counted, in Prometheus' text format. */
export async function metricsText(): Promise<string> {
  const elsewhere = await Promise.all(countedElsewhere().map((counted) => counted()));
  const { registry } = metrics();
  return AggregatorRegistry.aggregate([await registry.getMetricsAsJSON(), ...elsewhere.flat()]).metrics();
}

/** Metrics in a registry of their own. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    /** result: 'answered', 'repeated', 'stale', 'fact', 'fallback', 'failed', … */
    turns: new Counter({
      name: 'ringtree_turns_total',
      help: 'Webhook turns by provider and result.',
      labelNames: ['provider', 'result'] as const,
      registers,
    }),
    /** Seconds from a request's arrival to its reply. */
    turnDuration: new Histogram({
      name: 'ringtree_turn_duration_seconds',
      help: 'Seconds from the arrival of a webhook to its reply.',
      labelNames: ['provider'] as const,
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 6, 15],
      registers,
    }),
    rejectedSignatures: new Counter({
      name: 'ringtree_rejected_signatures_total',
      help: 'Webhooks refused because they were unsigned or wrongly signed.',
      labelNames: ['provider'] as const,
      registers,
    }),
    /** result: 'succeeded', 'failed', 'timed-out', … */
    lookupResults: new Counter({
      name: 'ringtree_lookup_results_total',
      help: 'Look-ups made for a flow, by result.',
      labelNames: ['result'] as const,
      registers,
    }),
    liveCalls: new Gauge({ name: 'ringtree_live_calls', help: 'Calls that have not ended.', registers }),
    outboxDepth: new Gauge({
      name: 'ringtree_outbox_depth',
      help: 'Outbox rows that are still to be sent.',
      registers,
    }),
  };
}
