import { processWide } from '#lib/process-wide.ts';

/** Registers work for the process's end: stopping a job, flushing a queue. Run by `shutDown` in the reverse order. */
export function whenShuttingDown(name: string, work: () => Promise<unknown>): void {
  state().tasks.push({ name, work });
}

/** Whether the process is about to end: `/readyz` says so, and jobs take up nothing new. */
export function isShuttingDown(): boolean {
  return state().shuttingDown;
}

/** Aborted when the process begins to end: replies that would go on for ever end with it. */
export function shutdownSignal(): AbortSignal {
  return state().began.signal;
}

/** Marks the process as ending. */
export function beginShutdown(): void {
  state().shuttingDown = true;
  state().began.abort();
}

/** Runs what was registered, last first. Failures are handed to `report` and don't stop the rest. */
export async function shutDown(report: (name: string, error: unknown) => void): Promise<void> {
  beginShutdown();
  for (const { name, work } of state().tasks.splice(0).reverse()) {
    await work().catch((error: unknown) => report(name, error));
  }
}

type State = {
  shuttingDown: boolean;
  began: AbortController;
  tasks: { name: string; work: () => Promise<unknown> }[];
};

const state = (): State =>
  processWide<State>('shutdown', () => ({ shuttingDown: false, began: new AbortController(), tasks: [] }));
