import { ensureBuild } from './setup/build.mjs';
import { ensureChromium } from './setup/chromium.mjs';
import { ensureClient } from './setup/client.mjs';
import { environmentWith, findNode } from './setup/node.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { runMain, say } from './setup/say.mjs';
import { runStep } from './test/run-step.mjs';
import { slowSteps, steps } from './test/steps.mjs';

/**
 * `npm test`: prepares what is missing, runs all steps, shows the output of those that failed, and ends with how many passed and failed (a step
 * without tests of its own counts as one). `node scripts/test.mjs kills` runs that slow suite instead. Runs on Node.js 20 itself.
 */
runMain(async () => {
  process.chdir(`${import.meta.dirname}/..`);
  const chosen = process.argv.length > 2 ? process.argv.slice(2).map(slowStep) : steps;
  const env = await prepare();
  let [passed, failed] = [0, 0];
  for (const step of chosen) {
    const start = performance.now();
    const result = await runStep(step, env);
    const seconds = `${((performance.now() - start) / 1000).toFixed(1)} s`;
    if (!result) {
      console.log(`- ${step.name}: none yet`);
      continue;
    }
    const count = step.project ? `, ${result.passed} passed` : '';
    if (result.failed > 0) console.log(result.output);
    console.log(
      `${result.failed > 0 ? '✗' : '✓'} ${step.name} (${seconds}${count}${result.failed > 0 ? `, ${result.failed} failed` : ''})`,
    );
    passed += result.passed;
    failed += result.failed;
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
});

/** Everything the tests need, and the environment in which they find it. The developer's own settings stay out of it. */
async function prepare() {
  const start = performance.now();
  await ensurePackages();
  const node = await findNode();
  await ensureClient(node);
  await ensureBuild(node);
  const chromium = await ensureChromium();
  say(`Everything is in place (${((performance.now() - start) / 1000).toFixed(1)} s).`);
  const { DATABASE_URL, RINGTREE_DATA, RINGTREE_SECRET_KEY, PUBLIC_URL, PORT, HOST, ...rest } =
    environmentWith(node);
  return { ...rest, NODE_ENV: 'test', NO_COLOR: '1', ...(chromium ? { CHROMIUM_PATH: chromium } : {}) };
}

function slowStep(name) {
  if (!Object.hasOwn(slowSteps, name))
    throw new Error(`There is no suite named ${name}: ${Object.keys(slowSteps).join(', ')}.`);
  return slowSteps[name];
}
