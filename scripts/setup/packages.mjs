import { existsSync, readFileSync } from 'node:fs';
import { run } from './run.mjs';
import { during, SetupError } from './say.mjs';

/** Installs the npm packages unless node_modules holds what package-lock.json says, however it got there. */
export async function ensurePackages() {
  if (arePackagesThere()) return;
  await during('Installing npm packages', async () => {
    const { code, output } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
    if (code !== 0) throw new SetupError(`${shorten(output)}\nnpm ci failed. Is the npm registry reachable?`);
  });
}

/** Runs the npm that runs us. */
function npm(parameters) {
  const path = process.env.npm_execpath;
  if (path?.endsWith('.js')) return run(process.execPath, [path, ...parameters]);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', parameters, {
    shell: process.platform === 'win32',
  });
}

/** npm leaves in node_modules a list of what it installed, once it is done. Optional packages are those of other platforms. */
function arePackagesThere() {
  const installed = readPackages('node_modules/.package-lock.json');
  if (!installed) return false;
  return Object.entries(readPackages('package-lock.json')).every(
    ([place, wanted]) =>
      place === '' ||
      (installed[place]
        ? installed[place].version === wanted.version
        : wanted.optional || wanted.devOptional || wanted.peer),
  );
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/** Without npm's warnings and its help text. */
function shorten(output) {
  const lines = output.split('\n').filter((line) => line && !line.startsWith('npm warn'));
  return lines.slice(0, 20).join('\n');
}
