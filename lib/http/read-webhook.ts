import { TurnError } from '#lib/calls/turn-error.ts';
import { readBody } from '#lib/http/read-body.ts';
import type { SignedRequest } from '#lib/providers/provider.ts';

/** A webhook as it came: for the signature, and its parameters; of a repeated one the last. */
export type RawWebhook = { request: SignedRequest; parameters: Record<string, string> };

/** `url` is the address that the provider called. Throws `TurnError` for a body that is too large or unreadable. */
export async function readWebhook(request: Request, url: string): Promise<RawWebhook> {
  const method = request.method === 'POST' ? 'POST' : 'GET';
  const headers = Object.fromEntries(request.headers);
  const query = [...new URLSearchParams(url.split('#')[0]?.split('?')[1] ?? '')];
  if (method === 'GET')
    return {
      request: { method, url, headers, body: new Uint8Array(), form: [] },
      parameters: Object.fromEntries(query),
    };
  const body = await readBody(request, mostBytes);
  if (body === null) throw new TurnError('body-too-large');
  const isJson = /^application\/(.+\+)?json\b/i.test(headers['content-type'] ?? '');
  const form = isJson ? [] : [...new URLSearchParams(new TextDecoder().decode(body))];
  const content = isJson ? readJson(body) : form;
  return {
    request: { method, url, headers, body, form },
    parameters: Object.fromEntries([...query, ...content]),
  };
}

/** Providers send a few kilobytes. */
const mostBytes = 64 * 1024;

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
