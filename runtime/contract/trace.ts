import type { Json } from './json.ts';

/** One step passed, in order. Shown to people and read by `call show`, coverage, time travel and drop-off. Holds no secrets. */
export type TraceEntry = {
  /** Version whose graph the node stands in. */
  version: string;
  node: string;
  /** The outcome it was left by; null while the call waits there or ends there. */
  port: string | null;
  /** A plain sentence, e.g. "Pressed 2", "Nobody answered in 20 s". */
  why: string;
  /** Variables and results that changed, by path (`vars.name`, `steps.menu.digits`), redacted. */
  changes: Record<string, Json>;
  /** Something broke here: the error handler takes over, or the last resort. */
  failed?: true;
};
