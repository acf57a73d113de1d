/** Why a turn could not be taken. One table of codes: the status for callbacks, and words for the log and for people. */
export class TurnError extends Error {
  override readonly name = 'TurnError';
  readonly code: TurnErrorCode;
  constructor(code: TurnErrorCode, options?: ErrorOptions) {
    super(turnErrors[code].words, options);
    this.code = code;
  }
}

export type TurnErrorCode = keyof typeof turnErrors;

/** A caller on the line hears the spoken fallback for all with a status of 5xx. */
export const turnErrors = {
  'unknown-provider': { status: 404, words: 'No provider of this name is known.' },
  'unknown-address': { status: 404, words: 'No webhook has this address.' },
  unsigned: { status: 403, words: 'The request is not signed by the account of this call or number.' },
  'body-too-large': { status: 413, words: 'The request is larger than 64 KB.' },
  'unreadable-body': { status: 400, words: 'The body did not come whole, or is neither a form nor JSON.' },
  overloaded: { status: 503, words: 'Too many calls at once: the turn was not taken.' },
  'too-slow': { status: 503, words: 'The turn took longer than TURN_TIMEOUT_MS.' },
  database: { status: 503, words: 'The database could not be used.' },
  contended: { status: 503, words: 'The call was changed by others three times in a row.' },
  'broken-version': { status: 503, words: 'The published version cannot be read.' },
  'unknown-call': { status: 503, words: 'The call is not stored.' },
} as const satisfies Record<string, { status: number; words: string }>;
