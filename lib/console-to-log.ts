import { format, stripVTControlCharacters } from 'node:util';
import { type Log, log } from '#lib/log.ts';

type Console = Pick<typeof console, 'error' | 'warn'>;

/**
 * What Next.js and Prisma print of trouble, in many lines and colours, becomes one line of the log each. For a process whose log
 * machines read; somebody who develops wants it as it is.
 */
export function consoleToLog(target: Console = console, to: () => Log = log): void {
  target.error = (...given) => write(given, (fields, message) => to().error(fields, message));
  target.warn = (...given) => write(given, (fields, message) => to().warn(fields, message));
}

function write(given: unknown[], line: (fields: object, message: string) => void): void {
  const error = given.find((one) => one instanceof Error);
  const words = given.filter((one) => one !== error);
  const message = stripVTControlCharacters(format(...words)).trim();
  if (error === undefined && message === '') return;
  line({ ...(error === undefined ? {} : { error }), source: 'pages' }, message || 'a page failed');
}
