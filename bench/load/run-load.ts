import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LoadJob, LoadResult } from './load-job.ts';

/** Runs a job in a process of its own. */
export async function runLoad(job: LoadJob): Promise<LoadResult> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(import.meta.dirname, 'load.ts'),
    JSON.stringify(job),
  ]);
  // Our own process printed it.
  return JSON.parse(stdout) as LoadResult;
}
