import { InvalidArgumentError } from 'commander';

/** Reads an option's value as a whole number from 1 on. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Give a whole number from 1 on.');
  return Number(text);
}

/** Reads a moment as ISO 8601, in milliseconds since 1970. */
export function instant(text: string): number {
  const at = Date.parse(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(at))
    throw new InvalidArgumentError('Give a moment such as 2026-12-24T18:00+01:00.');
  return at;
}

/** Collects an option that may be given several times. */
export function several(text: string, before: string[] = []): string[] {
  return [...before, text];
}

/** Reads the name of a state of a flow: `draft`, `published`, or the number of a version. */
export function versionName(text: string): 'draft' | 'published' | number {
  if (text === 'draft' || text === 'published') return text;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give draft, published or the number of a version.');
}

/** Reads why something is done although it should not be: a reason has to say something. */
export function reason(text: string): string {
  const said = text.trim();
  if (said === '' || said.length > 500)
    throw new InvalidArgumentError('Give a reason of 1 to 500 characters.');
  return said;
}
