import { performance } from 'node:perf_hooks';
import { TurnError } from './turn-error.ts';

/** As `work` does, or rejects with `too-slow` once `performance.now()` is past `deadline`; the work goes on then. */
export function before<Result>(deadline: number, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new TurnError('too-slow')),
      Math.max(0, deadline - performance.now()),
    );
    work.then(
      (result) => {
        clearTimeout(timer);
        resolve(result);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
