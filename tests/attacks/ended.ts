import { runInNewContext } from 'node:vm';

/** What `work` returns. Throws when it does not come to an end: a test's own time limit would never get its turn. */
export function ended<Result>(work: () => Result): Result {
  let result: { value: Result } | undefined;
  const run = (): void => {
    result = { value: work() };
  };
  runInNewContext('run()', { run }, { timeout: longestMs });
  if (!result) throw new Error('It was not run.');
  return result.value;
}

/** Hundreds of times what any of it takes; a busy machine is no failure. */
const longestMs = 10_000;
