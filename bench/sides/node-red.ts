import { execFile } from 'node:child_process';
import { access, copyFile, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { placeOf, type Side, startProgram, stopProgram } from './side.ts';

const version = '4.1.1';

/** Node-RED in a folder of its own below the data folder, installed there the first time; null where it can't be had. */
export async function startNodeRed(port: number): Promise<Side | null> {
  const folder = resolve('data/bench-node-red');
  const program = join(folder, 'node_modules/node-red/red.js');
  try {
    await access(program).catch(() => install(folder));
  } catch (error) {
    console.log(`Node-RED could not be installed, so it is left out: ${String(error).split('\n')[0]}`);
    return null;
  }
  await copyFile(join(import.meta.dirname, '../apps/node-red-flows.json'), join(folder, 'flows.json'));
  const child = await startProgram(
    [program, '--userDir', folder, '--port', String(port), join(folder, 'flows.json')],
    {},
    { port },
  );
  return {
    name: 'Node-RED',
    what: 'http in → switch → template → http response, without signature check and without any durability',
    place: () => placeOf(port, '/voice'),
    pid: child.pid ?? 0,
    stop: () => stopProgram(child),
  };
}

async function install(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const npm = ['install', '--no-audit', '--no-fund', '--prefix', folder, `node-red@${version}`];
  await promisify(execFile)('npm', npm, { timeout: 300_000 });
}
