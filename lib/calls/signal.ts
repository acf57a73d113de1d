/** Lets somebody wait until there is something to do. */
export type Signal = {
  raise: () => void;
  /** Resolves at the next `raise` (or at once, when it was raised since the last wait) or after `timeoutMs`. */
  wait: (timeoutMs: number) => Promise<void>;
};

export function createSignal(): Signal {
  let raised = false;
  let wake: (() => void) | undefined;
  return {
    raise: () => {
      raised = true;
      wake?.();
    },
    wait: async (timeoutMs) => {
      if (!raised) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs);
          timer.unref();
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      raised = false;
      wake = undefined;
    },
  };
}
