import { performance } from 'node:perf_hooks';
import { explore } from '#runtime/explorer/explore.ts';
import { compile } from '#runtime/graph/compile.ts';
import { bigFlow } from './explorer-flow.ts';
import { median } from './median.ts';
import type { Row } from './row.ts';

const times = 3;
const mostSeconds = 10;

/** How long the explorer takes for a flow of a thousand steps. */
export function main(): Promise<Row[]> {
  const program = compile(bigFlow(), { version: 'bench', flow: 'bench' });
  const resources = { revision: '', audio: {}, schedules: {}, fallback: { message: 'Sorry.', number: '' } };
  const runs = Array.from({ length: times }, () => {
    const start = performance.now();
    const { counts, complete } = explore(program, resources, { now: Date.parse('2026-11-23T10:00:00Z') });
    return { seconds: (performance.now() - start) / 1_000, counts, complete };
  });
  const seconds = median(runs.map((run) => run.seconds));
  const { counts, complete } = runs[0] ?? { counts: null, complete: false };
  return Promise.resolve([
    {
      what: `The explorer walks a flow of ${program.nodes.size} steps ${complete ? 'to the end' : 'as far as its limits let it'}`,
      value: `${seconds.toFixed(1)} s (may take ${mostSeconds} s)`,
      meaning: `${counts?.turns} turns of calls were tried, ${counts?.stops} different states met; the median of ${times} runs`,
    },
  ]);
}

if (import.meta.main) console.table(await main());
