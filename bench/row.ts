/** A line of the results: what was measured, its value as people read it, and what it means for a user. */
export type Row = { what: string; value: string; meaning: string };

/** One file of the bench; `main` measures and tells. */
export type Section = { title: string; main: () => Promise<Row[]> };
