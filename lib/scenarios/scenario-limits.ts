/** Bounds of the scenarios of one flow; running them must never keep callers waiting. */
export const scenarioLimits = {
  perFlow: 1_000,
  /** Of one, as JSON. */
  bytes: 100_000,
  /** Of a request of the pages that brings some. */
  requestBytes: 8_000_000,
} as const;
