import { presentProcessWide, processWide } from '#lib/process-wide.ts';

/** Notes that this process has so many threads that take turns, or is one of them. */
export function noteThreads(count: number): void {
  processWide(name, () => count);
}

/** In how many shares what a process may use is split: the main thread's and those of the others. */
export function shares(): number {
  return 1 + (presentProcessWide<number>(name) ?? 0);
}

const name = 'threads that take turns';
