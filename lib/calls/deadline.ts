import { performance } from 'node:perf_hooks';
import { TurnError, type TurnErrorCode } from './turn-error.ts';

/** As `work` does, or rejects with the code `late` once `performance.now()` is past `deadline`; the work goes on then. */
export function before<Result>(
  deadline: number,
  work: Promise<Result>,
  late: TurnErrorCode = 'too-slow',
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TurnError(late)), Math.max(0, deadline - performance.now()));
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
