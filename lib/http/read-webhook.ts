import { TurnError } from '#lib/calls/turn-error.ts';
import type { SignedRequest } from '#lib/providers/provider.ts';

/** A webhook as it came: for the signature, and its parameters; of a repeated one the last. */
export type RawWebhook = { request: SignedRequest; parameters: Record<string, string> };

/** A request before its body is understood; `body` is empty for a GET. */
export type UnreadWebhook = Omit<SignedRequest, 'form'>;

/** `url` is the address that the provider called. Throws `TurnError` for a body that is unreadable. */
export function readWebhook({ method, url, headers, body }: UnreadWebhook): RawWebhook {
  const mark = url.indexOf('?');
  const query = mark < 0 ? [] : [...new URLSearchParams(url.slice(mark + 1).split('#')[0] ?? '')];
  if (method === 'GET') {
    const request = { method, url, headers, body: new Uint8Array(), form: [] };
    return { request, parameters: Object.fromEntries(query) };
  }
  const isJson = /^application\/(.+\+)?json\b/i.test(headers['content-type'] ?? '');
  const form = isJson ? [] : [...new URLSearchParams(decoder.decode(body))];
  const parameters = Object.fromEntries(query);
  for (const [name, value] of isJson ? readJson(body) : form) put(parameters, name, value);
  return { request: { method, url, headers, body, form }, parameters };
}

const decoder = new TextDecoder();

/** A name may be `__proto__`, which a plain assignment would not take for a name. */
function put(parameters: Record<string, string>, name: string, value: string): void {
  if (name === '__proto__')
    Object.defineProperty(parameters, name, { value, enumerable: true, configurable: true, writable: true });
  else parameters[name] = value;
}

/** The fields of an object that are texts, numbers or booleans. */
function readJson(body: Uint8Array): [string, string][] {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (typeof json !== 'object' || json === null) return [];
    return Object.entries(json).flatMap(([name, value]): [string, string][] =>
      ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)]] : [],
    );
  } catch (cause) {
    throw new TurnError('unreadable-body', { cause });
  }
}
