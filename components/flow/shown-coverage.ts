import { create } from 'zustand';

/** Which outcomes (`node:port`) have been passed by tests and tries; `covered` null while that is not shown. */
type ShownCoverage = {
  covered: ReadonlySet<string> | null;
  /** Somebody wants a call that takes an outcome which none has taken yet. */
  wanted: ((node: string, port: string) => void) | null;
};

export const noCoverage: ShownCoverage = { covered: null, wanted: null };

/** Cards look here whether their outcomes are covered. */
export const useShownCoverage = create<ShownCoverage>()(() => noCoverage);
