import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createMetrics } from '#lib/metrics.ts';

const read = (name: string) => readFileSync(`docs/operations/${name}`, 'utf8');
const { groups } = z
  .object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({ alert: z.string(), expr: z.string(), annotations: z.object({ runbook: z.string() }) }),
        ),
      }),
    ),
  })
  .parse(parse(read('alerts.yaml')));
const rules = groups.flatMap((group) => group.rules);
const dashboard = z
  .object({
    panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
  })
  .parse(JSON.parse(read('dashboard.json')));
const questions = [...rules, ...dashboard.panels.flatMap(({ targets }) => targets)].map(({ expr }) => expr);

test('alerts and dashboard ask for metrics that there are', async () => {
  const metrics = await createMetrics().registry.getMetricsAsJSON();
  const known = new Set(
    metrics.flatMap(({ name }) => [name, `${name}_bucket`, `${name}_sum`, `${name}_count`]),
  );
  const asked = questions.flatMap((question) => question.match(/ringtree_\w+/g) ?? []);
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter((name) => !known.has(name))).toEqual([]);
});

test('every metric is on the dashboard', async () => {
  const metrics = await createMetrics().registry.getMetricsAsJSON();
  const missing = metrics.filter(({ name }) => !questions.some((question) => question.includes(name)));
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test.each(rules)('the runbook has a chapter for $alert', ({ alert, annotations }) => {
  expect(annotations.runbook).toBe(`runbook.md#${alert.toLowerCase()}`);
  expect(read('runbook.md')).toContain(`\n## ${alert}\n`);
});
