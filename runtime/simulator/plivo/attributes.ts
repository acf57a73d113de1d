import type { Link } from '#runtime/simulator/verb.ts';
import type { XmlElement } from '#runtime/xml/element.ts';
import { ignore, type Reading, refuseLink } from './reading.ts';

/** An element whose attributes are read. */
export type Source = { element: XmlElement; reading: Reading };

/** What stands in the element. */
export function words({ element }: Source): string {
  return element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
}

export function text({ element }: Source, name: string): string {
  return String(element.attributes[name] ?? '').trim();
}

export function isSet({ element }: Source, name: string): boolean {
  return element.attributes[name] !== undefined;
}

export function flag(source: Source, name: string, otherwise: boolean): boolean {
  const value = text(source, name).toLowerCase();
  if (value === 'true' || value === 'false') return value === 'true';
  if (isSet(source, name)) passOver(source, name);
  return otherwise;
}

/** A whole number; one that cannot be leaves the default, one outside of the limits is moved to them. */
export function whole(
  source: Source,
  name: string,
  { otherwise, least = 1, most = 86_400 }: { otherwise: number; least?: number; most?: number },
): number {
  if (!isSet(source, name)) return otherwise;
  const value = text(source, name);
  const number = /^\d{1,9}$/.test(value) ? Number(value) : null;
  if (number === null) {
    passOver(source, name);
    return otherwise;
  }
  const kept = Math.min(most, Math.max(least, number));
  if (kept !== number) ignore(source.reading, `${place(source, name)} counts as ${kept}, not as ${number}`);
  return kept;
}

/** One of these words, in small letters. */
export function choice<Word extends string>(
  source: Source,
  name: string,
  { words, otherwise }: { words: readonly Word[]; otherwise: Word },
): Word {
  const value = text(source, name).toLowerCase();
  const found = words.find((word) => word === value);
  if (found === undefined && isSet(source, name)) passOver(source, name);
  return found ?? otherwise;
}

/** The key that ends an input, or one of the keys that end a recording; '' for none. */
export function finishKey(source: Source, otherwise: string, most = 1): string {
  if (!isSet(source, 'finishOnKey')) return otherwise;
  const value = text(source, 'finishOnKey');
  if (value === '' || value.toLowerCase() === 'none') return '';
  if (/^[0-9*#]+$/.test(value) && value.length <= most) return value;
  passOver(source, 'finishOnKey');
  return otherwise;
}

/** An address with its method; null when it is not there. Plivo wants it whole: scheme, host and path. */
export function link(
  source: Source,
  name: string,
  { methodName = 'method', method = 'POST' }: { methodName?: string; method?: Link['method'] } = {},
): Link | null {
  const url = text(source, name);
  if (url === '') return null;
  if (!isAddress(url)) {
    refuseLink(source.reading, '7022', `${place(source, name)} is ${url}, no whole address`);
    return null;
  }
  return { url, method: readMethod(source, methodName, { otherwise: method, code: '7032' }) };
}

export function readMethod(
  source: Source,
  name: string,
  { otherwise, code }: { otherwise: Link['method']; code: '7032' | '7034' },
): Link['method'] {
  if (!isSet(source, name)) return otherwise;
  const value = text(source, name).toUpperCase();
  if (value === 'GET' || value === 'POST') return value;
  refuseLink(source.reading, code, `${place(source, name)} is ${value}`);
  return otherwise;
}

/** Credentials in an address are not supported. */
export function isAddress(url: string): boolean {
  return /^https?:\/\/[^\s/@?#]+([/?#]\S*)?$/i.test(url);
}

function passOver(source: Source, name: string): void {
  ignore(source.reading, `${place(source, name)} cannot be ${JSON.stringify(text(source, name))}`);
}

function place({ element }: Source, name: string): string {
  return `${name} of <${element.name}>`;
}
