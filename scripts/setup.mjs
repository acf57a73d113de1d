import { ensureBuild } from './setup/build.mjs';
import { ensureClient } from './setup/client.mjs';
import { findNode } from './setup/node.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { runMain } from './setup/say.mjs';

/** `npm run setup`: what `npm start` prepares, without starting. `--build` builds the editor too. */
runMain(async () => {
  process.chdir(`${import.meta.dirname}/..`);
  await ensurePackages();
  const node = await findNode();
  await ensureClient(node);
  if (process.argv.includes('--build')) await ensureBuild(node);
});
