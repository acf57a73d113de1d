import { pino } from 'pino';
import { config } from '#lib/config.ts';
import { processWide } from '#lib/process-wide.ts';

export type Log = pino.Logger;

/** The process's log: one JSON object a line on standard error, secrets cut out. `log().child({ call })` for one thing's lines. */
export function log(): Log {
  return processWide('log', () => createLog(config().LOG_LEVEL));
}

/** A log that writes to `destination`; for tests and for `log()`. */
export function createLog(level: string, destination: pino.DestinationStream = pino.destination(2)): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact, serializers, hooks },
    destination,
  );
}

/** Names that hold secrets or what a caller keyed in, wherever a log line has them within three levels. */
const secretNames = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'secrets',
  'token',
  'authToken',
  'digits',
  'Digits',
  'speech',
  'SpeechResult',
  '["x-twilio-signature"]',
  '["x-plivo-signature-v3"]',
  '["x-plivo-signature-v2"]',
];

const redact = {
  paths: secretNames.flatMap((name) => {
    const last = name.startsWith('[') ? name : `.${name}`;
    return [name, `*${last}`, `*.*${last}`];
  }),
  censor: '[removed]',
};

/** Errors without their `params` and `detail`: PostgreSQL puts the row's values there. */
const serializers = {
  error: (error: unknown) => {
    if (!(error instanceof Error)) return error;
    const { type, message, stack } = pino.stdSerializers.err(error);
    return { type, message, stack, ...('code' in error ? { code: error.code } : {}) };
  },
};

const unseen = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** JSON escapes but the oldest control characters: terminals obey others too, and some turn text round. */
const hooks = {
  streamWrite: (line: string) =>
    line.replace(unseen, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
};
