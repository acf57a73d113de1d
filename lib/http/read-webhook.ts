import { TurnError } from '#lib/calls/turn-error.ts';
import type { SignedRequest } from '#lib/providers/provider.ts';
import { type Form, readForm, readQuery } from './read-form.ts';

/** A webhook as it came: for the signature, and its parameters; of a repeated one the last. */
export type RawWebhook = { request: SignedRequest; parameters: ReadonlyMap<string, string> };

/** A request before its body is understood; `body` is empty for a GET. */
export type UnreadWebhook = Omit<SignedRequest, 'form'>;

/** `url` is the address that the provider called. Throws `TurnError` for a body that is unreadable. */
export function readWebhook({ method, url, headers, body }: UnreadWebhook): RawWebhook {
  const mark = url.indexOf('?');
  const query = mark < 0 ? [] : readQuery(url.slice(mark + 1).split('#')[0] ?? '');
  if (method === 'GET') {
    const request = { method, url, headers, body: new Uint8Array(), form: [] };
    return { request, parameters: new Map(query) };
  }
  const isJson = /^application\/(.+\+)?json\b/i.test(headers['content-type'] ?? '');
  const form = isJson ? [] : readForm(body);
  const fields = isJson ? readJson(body) : form;
  const parameters = new Map(query.length === 0 ? fields : [...query, ...fields]);
  return { request: { method, url, headers, body, form }, parameters };
}

/** The fields of an object that are texts, numbers or booleans. */
function readJson(body: string | Uint8Array): Form {
  try {
    const text = typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body);
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null) return [];
    return Object.entries(json).flatMap(([name, value]): [string, string][] =>
      ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)]] : [],
    );
  } catch (cause) {
    throw new TurnError('unreadable-body', { cause });
  }
}
