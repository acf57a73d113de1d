import { ensureBuild } from './setup/build.mjs';
import { ensureClient } from './setup/client.mjs';
import { environmentWith, findNode } from './setup/node.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { become } from './setup/run.mjs';
import { runMain } from './setup/say.mjs';

/** `npm start`: prepares what is missing and runs the server. `--dev` serves the editor from source. Runs on Node.js 20 itself. */
runMain(async () => {
  process.chdir(`${import.meta.dirname}/..`);
  const development = process.argv.includes('--dev');
  await ensurePackages();
  const node = await findNode();
  await ensureClient(node);
  if (!development) await ensureBuild(node);
  const mode = development ? { NODE_ENV: 'development', RINGTREE_DEV: '1' } : { NODE_ENV: 'production' };
  // The server and its threads load the same programs: compiled once, they start in two thirds of the time.
  const compiled = { NODE_COMPILE_CACHE: 'node_modules/.cache/compiled' };
  await become(node, ['server.ts'], environmentWith(node, { ...compiled, ...mode }));
});
