#!/usr/bin/env node
import { resolve } from 'node:path';
import { ensureClient } from './setup/client.mjs';
import { environmentWith, findNode } from './setup/node.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { become } from './setup/run.mjs';
import { runMain } from './setup/say.mjs';

/**
 * `npm run ringtree -- …` and `npx ringtree …`: the command line, under a Node.js that it runs on. It works in the checkout, where .env and the data folder are;
 * `INIT_CWD` tells it where the person is, so that file names on the command line mean what they mean there.
 */
runMain(async () => {
  const here = process.env.INIT_CWD ?? process.cwd();
  const checkout = resolve(import.meta.dirname, '..');
  process.chdir(checkout);
  await ensurePackages();
  const node = await findNode();
  await ensureClient(node);
  await become(node, ['cli/main.ts', ...process.argv.slice(2)], environmentWith(node, { INIT_CWD: here }));
});
