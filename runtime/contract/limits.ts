/** Every bound that the runtime puts on what designers and callers can make it do. Units are in the names. */
export const limits = {
  nodesPerTurn: 100,
  turnsPerCall: 1_000,
  subflowDepth: 10,
  /** Instructions in one document; a longer one is continued on a second page. */
  instructionsPerDocument: 60,
  /** Keys of facts remembered per call, to apply each once. */
  factsPerCall: 2_000,
  legsPerCall: 500,
  /** What a look-up may take of the time that a provider waits for a reply. */
  lookUpInReplySeconds: 2,
  /** Starts of a look-up whose result did not come, e.g. since the process died. */
  lookUpTries: 3,
  nodesPerFlow: 5_000,
  /** Levels of lists and objects in a flow document. */
  flowDepth: 64,
  languagesPerFlow: 20,
  dialTargets: 10,
  menuOptions: 50,
  branchConditions: 50,
  variablesPerFlow: 200,
  templateCharacters: 20_000,
  templateOutputCharacters: 16_000,
  /** Texts, outputs, tags and turns of loops in one render: counted, since a clock would make two answers of one. */
  templateSteps: 5_000,
  templateMemory: 100_000,
  promptCharacters: 10_000,
  /** Characters kept of anything a caller said or a provider sent in one field. */
  inputCharacters: 4_000,
  variableCharacters: 16_000,
  /** Of a text message: what every provider takes in one, sent in parts. */
  messageCharacters: 1_600,
  patternCharacters: 500,
  /** Instructions of a compiled pattern: its time is this times the characters it reads. */
  patternProgram: 1_000,
} as const;
