import type { Exploration } from '#runtime/explorer/report.ts';
import type { WalkProgress } from '#runtime/explorer/walk.ts';

/** How long the explorer walks before the page may breathe, in milliseconds. */
const sliceMs = 24;

/** Walks in small pieces, so that the page stays usable; `done` is null when it was stopped. */
export function walkInSlices(
  steps: Generator<WalkProgress, Exploration>,
  progress: (turns: number) => void = () => undefined,
): { done: Promise<Exploration | null>; stop: () => void } {
  let stopped = false;
  const done = (async () => {
    while (!stopped) {
      const until = performance.now() + sliceMs;
      for (let next = steps.next(); ; next = steps.next()) {
        if (next.done === true) return next.value;
        if (performance.now() < until) continue;
        progress(next.value.turns);
        break;
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
    return null;
  })();
  return {
    done,
    stop: () => {
      stopped = true;
    },
  };
}
