import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { during, say } from './say.mjs';

/**
 * The path of a Chromium for the tests, installed as Debian's package where there is none. Undefined when that isn't possible; it says then what to do, and the
 * tests that need one fail with the same words.
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && findProgram(['apt-get']))
    await during('Installing Chromium for the tests', install);
  const installed = findChromium();
  if (!installed)
    say('No Chromium was found: tests in a browser will fail. Install it, or set CHROMIUM_PATH.');
  return installed;
}

function findChromium() {
  const mac = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  const given = process.env.CHROMIUM_PATH;
  return [given, ...mac].find((path) => path && isExecutable(path)) ?? findProgram(names);
}

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

async function install() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  const { code, output } = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    env,
  });
  if (code !== 0) say(output.trim().split('\n').slice(-3).join('\n'));
}

function findProgram(programs) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return programs.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
