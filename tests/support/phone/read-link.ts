import type { Link } from './verb.ts';
import type { XmlElement } from './xml-element.ts';

/** An address in an attribute, relative ones taken from the document's own; null when it is missing or empty. */
export function readLink(
  element: XmlElement,
  attributes: { url: string; method: string },
  documentUrl: string,
): Link | null {
  const url = element.attributes[attributes.url];
  return url ? linkTo(url, element.attributes[attributes.method], documentUrl) : null;
}

export function linkTo(url: string, method: string | undefined, documentUrl: string): Link {
  if (method !== undefined && method !== 'GET' && method !== 'POST') throw new Error(`method ${method}`);
  const absolute = /^https?:\/\//.test(url) ? url : new URL(url, documentUrl).href;
  return { url: absolute, method: method ?? 'POST' };
}

/** A number in an attribute, checked against what the provider takes. */
export function readNumber(
  element: XmlElement,
  name: string,
  [otherwise, least, most]: readonly [number, number, number],
): number {
  const text = element.attributes[name];
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new Error(`${name}="${text}" on <${element.name}> is not from ${least} to ${most}`);
  return value;
}

export function readFlag(element: XmlElement, name: string, otherwise: boolean): boolean {
  const text = element.attributes[name];
  if (text === undefined) return otherwise;
  if (text !== 'true' && text !== 'false')
    throw new Error(`${name}="${text}" on <${element.name}> is not a flag`);
  return text === 'true';
}

export function readChoice(element: XmlElement, name: string, choices: readonly string[]): string {
  const [otherwise = ''] = choices;
  const text = element.attributes[name] ?? otherwise;
  if (!choices.includes(text))
    throw new Error(`${name}="${text}" on <${element.name}> is none of ${choices.join(', ')}`);
  return text;
}
