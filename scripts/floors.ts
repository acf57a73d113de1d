import { existsSync, readdirSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import { forbidden, options } from '../.dependency-cruiser.ts';

/** Checks that each part imports only what its floor may: `npm run check:floors`. */
const folders = [
  'app',
  'cli',
  'components',
  'lib',
  'prisma',
  'runtime',
  'tests',
  'bench',
  'server.ts',
].filter((path) => existsSync(path));
const { output } = await cruise(folders, { ...options, validate: true, ruleSet: { forbidden } });
if (typeof output === 'string') throw new Error(output);
const { violations, totalCruised } = output.summary;

// Without a parser that reads TypeScript the cruiser finds no modules, and no violations in them.
const least = countSources('runtime') + countSources('lib');
if (totalCruised < least || totalCruised === 0) {
  console.error(`Only ${totalCruised} modules were read, and there are ${least} in runtime and lib alone.`);
  process.exit(1);
}
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} imports ${to}`);
if (violations.length > 0) {
  console.error('The floors and what each may import stand in .dependency-cruiser.ts.');
  process.exit(1);
}
console.log(`${totalCruised} modules, no violation.`);

function countSources(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  return files.filter((name) => !name.startsWith('database/generated/')).length;
}
