import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { leastNode, run } from './run.mjs';
import { SetupError, say } from './say.mjs';

/**
 * The path of a Node.js that Ringtree runs on: the one that came with npm (the package `node`), else this one. The package gets it with an install
 * script; where npm was told to run none, that script is run here.
 */
export async function findNode() {
  const path = resolve(
    process.platform === 'win32' ? 'node_modules/node/bin/node.exe' : 'node_modules/.bin/node',
  );
  if (await isGood(path)) return path;
  if (major(process.version) >= leastNode) return process.execPath;
  say('Getting Node.js from npm');
  const { output } = await run(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: 'node_modules/node',
  });
  if (await isGood(path)) return path;
  throw new SetupError(
    `${output}\nRingtree needs Node.js ${leastNode}, and npm could not bring it. Install it and try again.`,
  );
}

/** The environment for programs that are to find that Node.js and the packages' programs first. */
export function environmentWith(node, more = {}) {
  const path = [resolve('node_modules/.bin'), join(node, '..'), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: '1', ...more };
}

async function isGood(path) {
  if (!existsSync(path)) return false;
  const { code, output } = await run(path, ['--version']);
  return code === 0 && major(output) >= leastNode;
}

const major = (version) => Number(version.trim().slice(1).split('.')[0]);
