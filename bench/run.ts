import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { main as measureExplorer } from './explorer.ts';
import { main as measureMemory } from './memory.ts';
import type { Section } from './row.ts';
import { main as measureScenarios } from './scenarios.ts';
import { main as measureStep } from './step.ts';
import { main as measureWebhooks } from './webhooks.ts';

const sections: Readonly<Record<string, Section>> = {
  webhooks: { title: 'Webhooks, whole server', main: measureWebhooks },
  step: { title: 'The engine alone', main: measureStep },
  explorer: { title: 'The explorer', main: measureExplorer },
  scenarios: { title: 'Tests of flows', main: measureScenarios },
  memory: { title: 'Memory', main: measureMemory },
};

/** `npm run bench`: everything, or the sections named. Prints as it goes, and writes bench/results.md when all was measured. */
async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !Object.hasOwn(sections, name));
  if (unknown)
    throw new Error(`There is no section ${unknown}. There are: ${Object.keys(sections).join(', ')}.`);
  const wanted = Object.entries(sections).filter(([name]) => names.length === 0 || names.includes(name));
  const parts = [`# What was measured\n\n${machine()}`];
  for (const [name, section] of wanted) {
    console.log(`› ${section.title}`);
    const rows = await section.main();
    for (const { what, value } of rows) console.log(`${what}: ${value}`);
    const lines = rows.map(({ what, value, meaning }) => `| ${what} | ${value} | ${meaning} |`);
    parts.push(
      `## ${section.title}\n\n| what | measured | for a user |\n| --- | --- | --- |\n${lines.join('\n')}`,
    );
    if (names.length > 0)
      console.log(`(\`npm run bench\` without names writes the results; this was ${name} alone)`);
  }
  if (names.length === 0) await writeFile(join(import.meta.dirname, 'results.md'), `${parts.join('\n\n')}\n`);
}

function machine(): string {
  const [processor] = cpus();
  return [
    `${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} processors (${processor?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB,`,
    `Node ${process.version}, the PostgreSQL that Ringtree brings, with fsync on. Load generator, servers and PostgreSQL share the machine.`,
    'Medians of the rounds; `npm run bench` measures again.',
  ].join(' ');
}

await main();
process.exit();
