import { existsSync, writeFileSync } from 'node:fs';
import { fingerprint, isMadeFrom } from './fingerprint.mjs';
import { environmentWith } from './node.mjs';
import { run } from './run.mjs';
import { during, SetupError } from './say.mjs';

const stamp = 'lib/database/generated/.made-from';

/** Generates the database client from prisma/schema.prisma unless it is up to date. */
export async function ensureClient(node) {
  const print = fingerprint(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']);
  if (isMadeFrom(stamp, print)) return;
  await during('Generating the database client', async () => {
    const { code, output } = await run(node, ['node_modules/prisma/build/index.js', 'generate'], {
      env: environmentWith(node, {
        // Generating needs no schema engine, and naming one keeps Prisma from fetching it.
        PRISMA_SCHEMA_ENGINE_BINARY: existsSync('/bin/true') ? '/bin/true' : node,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      }),
    });
    if (code !== 0) throw new SetupError(`${output}\nThe database client could not be generated.`);
  });
  writeFileSync(stamp, print);
}
