import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { run } from '../setup/run.mjs';

/** Runs one step. Resolves to { passed, failed, output }; the output matters when something failed. Nothing to do: undefined. */
export async function runStep(step, env) {
  if (!step.project) {
    const [command, ...parameters] = step.command;
    const { code, output } = await run(command, parameters, { env });
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
  }
  return hasTests(step.folder) ? await runProject(step.project, env) : undefined;
}

async function runProject(project, env) {
  const report = `tests/.results/${project}.json`;
  mkdirSync('tests/.results', { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { code, output } = await run('vitest', ['run', '--project', project, ...reporters], { env });
  if (!existsSync(report)) return { passed: 0, failed: 1, output };
  const { numPassedTests, testResults, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  // A file that doesn't load has no tests that could fail.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(isFailed),
  ).length;
  const failed = numFailedTests + broken;
  return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, output };
}

const isFailed = ({ status }) => status === 'failed';

function hasTests(folder) {
  return (
    existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => /\.test\.tsx?$/.test(name))
  );
}
