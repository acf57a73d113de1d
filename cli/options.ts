import { InvalidArgumentError } from 'commander';

/** Reads an option's value as a whole number from 1 on. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Give a whole number from 1 on.');
  return Number(text);
}

/** Reads the name of a state of a flow: `draft`, `published`, or the number of a version. */
export function versionName(text: string): 'draft' | 'published' | number {
  if (text === 'draft' || text === 'published') return text;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give draft, published or the number of a version.');
}
