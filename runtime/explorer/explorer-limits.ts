/** What bounds a walk, so that it ends whatever the flow is like. */
export const explorerLimits = {
  /** Turns of the engine in all. */
  turns: 40_000,
  /** Different states of calls at one step: those up to the first number are looked at before any other, then those up to the second. */
  statesPerStep: [4, 24],
  /** Of those, that are gone on from at all. */
  mostStatesPerStep: 400,
  /** Callers and moments that calls are begun with. */
  worlds: 64,
  /** Of those in which only moments differ. */
  moments: 40,
  /** Keys and entries tried at one question. */
  entriesPerQuestion: 32,
  /** Words tried at one question. */
  phrasesPerQuestion: 24,
  /** Answers of one look-up. */
  findsPerLookUp: 16,
  /** Of a step that looks again and again until its time is over. */
  looks: 200,
  /** Pages of one long text. */
  pages: 50,
  /** Times that one way through steps is told; more of a kind say nothing new. */
  findingsPerCode: 50,
} as const;

/** From where on something is a nuisance to callers. Seconds, counts. */
export type Patience = {
  silenceSeconds: number;
  promptSeconds: number;
  /** Menus one behind another. */
  menus: number;
  /** How often one question is put to a caller who keeps silent. */
  asked: number;
  /** How often a call comes back to one question. */
  rounds: number;
};

export const usualPatience: Patience = {
  silenceSeconds: 8,
  promptSeconds: 40,
  menus: 4,
  asked: 5,
  rounds: 5,
};
