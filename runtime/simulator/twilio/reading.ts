import { absoluteUrl } from '#runtime/simulator/absolute-url.ts';
import type { Complaint, DocumentPlace } from '#runtime/simulator/dialect.ts';
import type { Callback, Link, Verb } from '#runtime/simulator/verb.ts';
import type { XmlElement } from '#runtime/xml/element.ts';

/** A document being read; what Twilio would only warn of is collected on the way. */
export type Reading = { place: DocumentPlace; complaints: Complaint[] };

/** An element whose attributes are read. */
export type Source = { element: XmlElement; reading: Reading };

/** A warning in Twilio's log: https://www.twilio.com/docs/api/errors */
export function warn({ reading }: Pick<Source, 'reading'>, code: string, text: string): void {
  reading.complaints.push({ code, text });
}

/** An error at which the document stops when its turn comes. */
export function fault(code: string, text: string): Verb[] {
  return [{ kind: 'fail', complaint: { code, text } }];
}

export function words({ element }: Source): string {
  return element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
}

export function elements({ element, reading }: Source): Source[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [{ element: child, reading }],
  );
}

export function text({ element }: Source, name: string): string | undefined {
  const value = element.attributes[name];
  return value === undefined ? undefined : String(value);
}

export function flag(source: Source, name: string, otherwise: boolean): boolean {
  const value = text(source, name);
  if (value === 'true' || value === 'false') return value === 'true';
  if (value !== undefined) refuse(source, { name, code: '12200' });
  return otherwise;
}

type Range = { otherwise: number; least: number; most: number; code: string };

/** A whole number; another value is warned of and leaves the default, one outside of the limits becomes the nearest. */
export function whole(source: Source, name: string, { otherwise, least, most, code }: Range): number {
  const value = text(source, name);
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!/^\s*\d{1,9}\s*$/.test(value)) {
    refuse(source, { name, code });
    return otherwise;
  }
  if (number < least || number > most) refuse(source, { name, code });
  return Math.min(most, Math.max(least, number));
}

/** One of these words. */
export function choice<Word extends string>(
  source: Source,
  name: string,
  { words: known, code = '12200' }: { words: readonly [Word, ...Word[]]; code?: string },
): Word {
  const value = text(source, name);
  const found = known.find((word) => word === value);
  if (found === undefined && value !== undefined) refuse(source, { name, code });
  return found ?? known[0];
}

/** An address, relative ones taken from the document's own; null when it is missing or empty. */
export function link(source: Source, name: string, methodName = 'method'): Link | null {
  const url = text(source, name)?.trim();
  return url ? linkTo(source, url, methodName) : null;
}

export function linkTo(source: Source, url: string, methodName = 'method'): Link {
  const method = text(source, methodName)?.toUpperCase();
  if (method !== undefined && method !== 'GET' && method !== 'POST')
    refuse(source, { name: methodName, code: '12200' });
  return { url: absoluteUrl(url, source.reading.place.url), method: method === 'GET' ? 'GET' : 'POST' };
}

/** Words between spaces. */
export function list(source: Source, name: string, otherwise: string): string[] {
  return (text(source, name) ?? otherwise).split(/\s+/).filter((word) => word !== '');
}

/** Told of a recording's file. */
export function recordingCallback(source: Source): Callback | null {
  const told = link(source, 'recordingStatusCallback', 'recordingStatusCallbackMethod');
  return told && { link: told, events: list(source, 'recordingStatusCallbackEvent', 'completed') };
}

function refuse(source: Source, { name, code }: { name: string; code: string }): void {
  const { element } = source;
  warn(source, code, `${element.name}: invalid ${name} value ${JSON.stringify(text(source, name))}`);
}
