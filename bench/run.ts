import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { main as measureCluster } from './cluster.ts';
import { main as measureExplorer } from './explorer.ts';
import { main as measureGrowth } from './growth.ts';
import { main as measureMemory } from './memory.ts';
import type { Section } from './row.ts';
import { main as measureScenarios } from './scenarios.ts';
import { main as measureSoak } from './soak.ts';
import { main as measureStep } from './step.ts';
import { main as measureWebhooks } from './webhooks.ts';

const sections: Readonly<Record<string, Section>> = {
  webhooks: { title: 'Webhooks, whole server', main: measureWebhooks },
  cluster: { title: 'Several processes', main: measureCluster },
  step: { title: 'The engine alone', main: measureStep },
  explorer: { title: 'The explorer', main: measureExplorer },
  scenarios: { title: 'Tests of flows', main: measureScenarios },
  memory: { title: 'Memory', main: measureMemory },
};

/** Take very long, so they are measured only when they are named. */
const longSections: typeof sections = {
  growth: { title: 'Ten million calls', main: measureGrowth },
  soak: { title: 'Ten minutes at half load', main: measureSoak },
};

/** `npm run bench`: everything, or the sections named. Prints as it goes, and puts what was measured into bench/results.md. */
async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const all = { ...sections, ...longSections };
  const unknown = names.find((name) => !Object.hasOwn(all, name));
  if (unknown) throw new Error(`There is no section ${unknown}. There are: ${Object.keys(all).join(', ')}.`);
  const wanted = names.length === 0 ? sections : Object.fromEntries(names.map((name) => [name, all[name]]));
  const results = await readResults();
  for (const section of Object.values(wanted)) {
    if (!section) continue;
    console.log(`› ${section.title}`);
    const rows = await section.main();
    for (const { what, value } of rows) console.log(`${what}: ${value}`);
    const lines = rows.map(({ what, value, meaning }) => `| ${what} | ${value} | ${meaning} |`);
    const table = ['| what | measured | for a user |', '| --- | --- | --- |', ...lines].join('\n');
    results.set(section.title, `${machine()}\n\n${table}`);
  }
  const order = Object.values(all).map(({ title }) => title);
  const parts = order.flatMap((title) =>
    results.has(title) ? [`## ${title}\n\n${results.get(title)}`] : [],
  );
  await writeFile(file, `# What was measured\n\n${parts.join('\n\n')}\n`);
}

const file = join(import.meta.dirname, 'results.md');

/** What was measured before, by its title. */
async function readResults(): Promise<Map<string, string>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const parts = text.split(/^## /m).slice(1);
  return new Map(
    parts.map((part) => {
      const [title = '', ...rest] = part.split('\n');
      return [title, rest.join('\n').trim()];
    }),
  );
}

function machine(): string {
  const [processor] = cpus();
  return [
    `${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} processors (${processor?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB,`,
    `Node ${process.version}, the PostgreSQL that Ringtree brings, with fsync on. Load generator, servers and PostgreSQL share the machine.`,
  ].join(' ');
}

await main();
process.exit();
