import { beforeEach, expect, test } from 'vitest';
import { countedElsewhere, createMetrics, type Metrics, metrics, metricsText } from '#lib/metrics.ts';
import { forgetProcessWide } from '#lib/process-wide.ts';

beforeEach(() => {
  forgetProcessWide('metrics');
  forgetProcessWide('counted elsewhere');
});

/** As they come from another thread. */
async function counted({ registry }: Metrics) {
  return structuredClone(await registry.getMetricsAsJSON());
}

/** The samples of a metric, without its help and type. */
async function samples(name: string): Promise<string[]> {
  const lines = (await metricsText()).split('\n');
  return lines.filter((line) => new RegExp(`^${name}[ {]`).test(line));
}

function elsewhere(...threads: readonly Metrics[]): void {
  countedElsewhere().push(() => Promise.all(threads.map(counted)));
}

test('what is counted elsewhere is added', async () => {
  const [one, other] = [createMetrics(), createMetrics()];
  elsewhere(one, other);
  metrics().turns.inc({ provider: 'twilio', result: 'answered' }, 1);
  one.turns.inc({ provider: 'twilio', result: 'answered' }, 10);
  other.turns.inc({ provider: 'twilio', result: 'answered' }, 100);
  other.turns.inc({ provider: 'plivo', result: 'failed' }, 7);
  expect(await samples('ringtree_turns_total')).toEqual([
    'ringtree_turns_total{provider="twilio",result="answered"} 111',
    'ringtree_turns_total{provider="plivo",result="failed"} 7',
  ]);
});

test('of all who count elsewhere, each is added', async () => {
  const [one, other] = [createMetrics(), createMetrics()];
  elsewhere(one);
  elsewhere(other);
  one.lookupResults.inc({ result: 'succeeded' }, 2);
  other.lookupResults.inc({ result: 'succeeded' }, 3);
  expect(await samples('ringtree_lookup_results_total')).toEqual([
    'ringtree_lookup_results_total{result="succeeded"} 5',
  ]);
});

test('durations are added, bucket by bucket', async () => {
  const thread = createMetrics();
  elsewhere(thread);
  metrics().turnDuration.observe({ provider: 'twilio' }, 0.002);
  thread.turnDuration.observe({ provider: 'twilio' }, 0.5);
  thread.turnDuration.observe({ provider: 'twilio' }, 20);
  const buckets = await samples('ringtree_turn_duration_seconds_bucket');
  const counts = buckets.map((line) => [/le="([^"]+)"/.exec(line)?.[1], Number(line.split(' ').at(-1))]);
  expect(counts).toEqual([
    ['0.001', 0],
    ...['0.0025', '0.005', '0.01', '0.025', '0.05', '0.1', '0.25'].map((le) => [le, 1]),
    ...['0.5', '1', '2.5', '6', '15'].map((le) => [le, 2]),
    ['+Inf', 3],
  ]);
  expect(await samples('ringtree_turn_duration_seconds_sum')).toEqual([
    'ringtree_turn_duration_seconds_sum{provider="twilio"} 20.502',
  ]);
  expect(await samples('ringtree_turn_duration_seconds_count')).toEqual([
    'ringtree_turn_duration_seconds_count{provider="twilio"} 3',
  ]);
});

test('a gauge is what its one reader says', async () => {
  const thread = createMetrics();
  for (const gauge of [thread.liveCalls, thread.outboxDepth]) gauge.remove();
  elsewhere(thread);
  metrics().liveCalls.set(4);
  metrics().outboxDepth.remove();
  expect(await samples('ringtree_live_calls')).toEqual(['ringtree_live_calls 4']);
  expect(await samples('ringtree_outbox_depth')).toEqual([]);
});

test('a thread that told nothing takes nothing away', async () => {
  countedElsewhere().push(async () => [[]]);
  metrics().rejectedSignatures.inc({ provider: 'plivo' });
  expect(await samples('ringtree_rejected_signatures_total')).toEqual([
    'ringtree_rejected_signatures_total{provider="plivo"} 1',
  ]);
});
