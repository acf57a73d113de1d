/** Tells what is being done. On standard error, so that the output of a command (`ringtree … --json`) stays its own. */
export function say(text) {
  process.stderr.write(`› ${text}\n`);
}

/** Says `text`, does the work, and says how long it took when that was noticeable. */
export async function during(text, work) {
  const start = performance.now();
  say(`${text} …`);
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  if (seconds > 1) say(`${text}: done in ${seconds.toFixed(1)} s`);
  return result;
}

/** An end that needs no stack trace: its message says what to do. */
export class SetupError extends Error {}

/** Runs `main`; shows a `SetupError` as its message alone. */
export function runMain(main) {
  main().catch((error) => {
    console.error(error instanceof SetupError ? `\n${error.message}` : error);
    process.exit(1);
  });
}
