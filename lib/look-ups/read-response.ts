import type { HttpResponse } from '#lib/http-client/http-client.ts';
import type { HttpRequestNeed, HttpRequestResult } from '#runtime/contract/http-request.ts';
import type { Json } from '#runtime/contract/json.ts';
import { hiddenText } from '#runtime/contract/secret.ts';
import { httpResult } from '#runtime/engine/http-result.ts';
import { cleanJson } from '#runtime/graph/clean-json.ts';

type Reading = { seconds: number; need: HttpRequestNeed; secrets: readonly string[] };

/** What a call keeps of a response: of bounded size, without control characters, and without the secrets that were sent. */
export function readResponse(response: HttpResponse, { seconds, need, secrets }: Reading): HttpRequestResult {
  const hide = hider(secrets);
  const text = readText(response);
  const header = (name: string): Json | undefined => {
    const value = Object.hasOwn(response.headers, name) ? response.headers[name] : undefined;
    return value === undefined ? undefined : hidden(cleanJson(value), hide);
  };
  const body = hidden(cleanJson(readJson(text, response) ?? text), hide);
  return httpResult({ status: response.status, seconds, body, text: hide(text), header }, need);
}

/** Shorter ones are in too many texts by chance. */
const leastHidden = 4;

/** A server may send back what it was sent, written for the place where it stood. */
function hider(secrets: readonly string[]): (text: string) => string {
  const written = secrets
    .filter(({ length }) => length >= leastHidden)
    .flatMap((secret) => [
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
      new URLSearchParams([['', secret]]).toString().slice(1),
      Buffer.from(secret).toString('base64'),
    ])
    .sort((a, b) => b.length - a.length);
  return (text) => written.reduce((left, secret) => left.replaceAll(secret, hiddenText), text);
}

function hidden(value: Json, hide: (text: string) => string): Json {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((item) => hidden(item, hide));
  // JSON may hold numbers that are too big to be one.
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  if (typeof value === 'number') return hide(String(value)) === hiddenText ? hiddenText : value;
  if (value === null || typeof value === 'boolean') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [hide(key), hidden(item, hide)]));
}

function readText({ headers, body }: HttpResponse): string {
  const type = headers['content-type'] ?? 'text/plain';
  if (!/^\s*(text\/|application\/([\w.-]+\+)?(json|xml|x-www-form-urlencoded|javascript)\b)/i.test(type))
    return '';
  const [, charset = 'utf-8'] = /charset="?([\w-]+)/i.exec(type) ?? [];
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

/** undefined for what is none. Many servers send JSON as plain text, so a list or an object counts as it whatever its type says. */
function readJson(text: string, { headers }: HttpResponse): Json | undefined {
  if (!/json/i.test(headers['content-type'] ?? '') && !/^\s*[[{]/.test(text)) return undefined;
  try {
    const json: Json = JSON.parse(text);
    return json;
  } catch {
    return undefined;
  }
}
