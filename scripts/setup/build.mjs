import { rmSync, writeFileSync } from 'node:fs';
import { fingerprint, isMadeFrom } from './fingerprint.mjs';
import { environmentWith } from './node.mjs';
import { run } from './run.mjs';
import { during, SetupError } from './say.mjs';

const stamp = '.next/made-from';

/** All that Next.js's bundle can contain. */
const sources = [
  'app',
  'components',
  'lib',
  'messages',
  'public',
  'runtime',
  'templates',
  'prisma/schema.prisma',
  'next.config.ts',
  'postcss.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Builds the editor unless the build is up to date. */
export async function ensureBuild(node) {
  const print = fingerprint(sources, ['lib/database/generated']);
  if (isMadeFrom(stamp, print)) return;
  await during('Building the editor', async () => {
    rmSync(stamp, { force: true });
    const { code, output } = await run(node, ['node_modules/next/dist/bin/next', 'build'], {
      env: environmentWith(node, { NODE_ENV: 'production' }),
    });
    if (code !== 0) throw new SetupError(`${output}\nThe editor could not be built.`);
  });
  writeFileSync(stamp, print);
}
