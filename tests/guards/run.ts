import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { removeData } from '../support/remove-data.ts';
import { attackGuards } from './attack-guards.ts';
import { endGroup } from './end-group.ts';
import { faultGuards } from './fault-guards.ts';
import type { Change, Guard } from './guard.ts';

/**
 * `node tests/guards/run.ts [part of a test's path or a guard's words]…`: takes each guard out of a copy of the product, runs the test that is to see
 * it, and prints a table of what failed. Ends with 1 when a test stayed green, or a guard is not where the list says.
 */
async function main(wanted: readonly string[]): Promise<void> {
  const chosen = [...attackGuards, ...faultGuards].filter(
    ({ test, guard }) => wanted.length === 0 || wanted.some((part) => `${test}: ${guard}`.includes(part)),
  );
  let unseen = 0;
  await makeCopy();
  console.log('| guard | taken out of | what failed |\n| --- | --- | --- |');
  for (const guard of chosen) {
    const { failed, isSeen } = await takeOut(guard);
    const [first = 'nothing'] = failed.toSorted((one) => (one.includes(guard.fails) ? -1 : 1));
    const more = failed.length > 1 ? ` and ${failed.length - 1} more` : '';
    const name = first.length > longestName ? `${first.slice(0, longestName)}…` : first;
    const told = `\`${guard.test}\`: ${isSeen ? '' : '**not seen**, '}${name}${more}`;
    console.log(`| ${guard.guard} | \`${guard.file}\` | ${told.replaceAll('|', '\\|')} |`);
    if (!isSeen) unseen += 1;
  }
  // What was seen is told all the same.
  await removeCopy().catch((error: unknown) => console.error(`${copy} could not be removed:`, error));
  console.log(`\n${chosen.length - unseen} of ${chosen.length} seen`);
  process.exitCode = unseen === 0 ? 0 : 1;
}

const copy = join(tmpdir(), 'ringtree-guards');

/** The working tree as it is, with the installed packages and the made client. */
async function makeCopy(): Promise<void> {
  await removeCopy();
  const { stdout } = await promisify(execFile)(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard'],
    { maxBuffer: 1 << 26 },
  );
  for (const file of stdout.split('\n').filter(Boolean)) {
    await mkdir(join(copy, dirname(file)), { recursive: true });
    // A file that was removed but not committed is still listed.
    await cp(file, join(copy, file)).catch(() => undefined);
  }
  for (const linked of ['node_modules', 'lib/database/generated'])
    await symlink(join(process.cwd(), linked), join(copy, linked));
}

/** Also what a run that was broken off left of it. */
async function removeCopy(): Promise<void> {
  await removeData(join(copy, 'data/test'));
  await rm(copy, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

async function takeOut(guard: Guard) {
  const changes = [guard, ...(guard.also ?? [])];
  try {
    for (const change of changes) await make(change);
    const failed = await failedTests(guard);
    return { failed, isSeen: failed.some((name) => name.includes(guard.fails) || name === noEnd) };
  } catch (error) {
    return { failed: [String(error)], isSeen: false };
  } finally {
    for (const { file } of changes) await cp(file, join(copy, file));
  }
}

async function make({ file, from, to }: Change): Promise<void> {
  const path = join(copy, file);
  const whole = await readFile(path, 'utf8');
  if (whole.split(from).length !== 2) throw new Error('the guard is not there any more, or twice');
  await writeFile(
    path,
    whole.replace(from, () => to),
  );
}

/** Names of the tests that failed; a run that does not end is ended. */
async function failedTests({ test, fails, environment = {} }: Guard): Promise<string[]> {
  const [folder = ''] = test.split('/');
  const project = folder === 'attacks' || folder === 'faults' ? folder : 'unit';
  const report = join(copy, 'guards-report.json');
  await rm(report, { force: true });
  const vitest = join(copy, 'node_modules/vitest/vitest.mjs');
  const limits = [`--testTimeout=${longestTestMs}`, '-t', pattern(fails)];
  const options = [`--project=${project}`, ...limits, '--reporter=json', `--outputFile=${report}`];
  const child = spawn(process.execPath, [vitest, 'run', ...options, `tests/${test}.test.ts`], {
    cwd: copy,
    env: { ...process.env, ...environment },
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const tooLong = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), longestMs);
  await exited;
  clearTimeout(tooLong);
  // A test that fails half-way leaves servers running, which write into the copy and keep its PostgreSQL.
  if (child.pid) await endGroup(child.pid);
  const text = await readFile(report, 'utf8').catch(() => null);
  if (text === null) return [noEnd];
  const { testResults }: Report = JSON.parse(text);
  const names = testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ status, fullName }) => (status === 'failed' ? [fullName] : [])),
  );
  if (
    testResults.every(({ assertionResults }) => assertionResults.every(({ status }) => status === 'skipped'))
  )
    return ['no test is called so'];
  const broken = testResults.some(({ status }) => status === 'failed');
  return names.length === 0 && broken ? ['the file as a whole'] : names;
}

/** Of a name as the report has it: between a test and what it is in stands a sign of its own. */
function pattern(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '( > | )');
}

/** A test that waits for what never comes fails then, and leaves nothing behind. */
const longestTestMs = 90_000;
const longestMs = 300_000;
const longestName = 90;
const noEnd = 'it did not end';

type Report = {
  testResults: { status: string; assertionResults: { status: string; fullName: string }[] }[];
};

await main(process.argv.slice(2));
