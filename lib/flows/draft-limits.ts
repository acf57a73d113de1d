/** Bounds of a draft that people edit together. */
export const draftLimits = {
  /** One update as it is sent. What somebody did in days without a network fits. */
  updateBytes: 4_000_000,
  /** All of a draft's edits, merged. */
  stateBytes: 16_000_000,
  /** The flow as JSON. */
  documentBytes: 8_000_000,
  /** Rows of updates of one draft, and bytes beside the first; more are merged into one. */
  updateRows: 200,
  looseBytes: 256_000,
  authorCharacters: 80,
} as const;
