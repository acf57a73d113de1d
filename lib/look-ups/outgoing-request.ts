import type { HttpRequest } from '#lib/http-client/http-client.ts';
import type { HttpRequestNeed } from '#runtime/contract/http-request.ts';
import { fillNamedSecrets, namedSecretsIn } from '#runtime/contract/named-secret.ts';

type Filling = { key: string; secrets: ReadonlyMap<string, string> };

/** The stored secrets that a request needs. */
export function secretNames(need: HttpRequestNeed): string[] {
  const { url, query, headers, body } = need;
  const texts = [url, ...query.flat(), ...Object.values(headers), ...bodyTexts(body)];
  return [...new Set(texts.flatMap(namedSecretsIn))];
}

function bodyTexts(body: HttpRequestNeed['body']): string[] {
  switch (body.kind) {
    case 'none':
      return [];
    case 'json':
    case 'raw':
      return [body.text];
    case 'form':
      return body.fields.flat();
  }
}

/** The request with its secrets, or the code of what is wrong with it. `key` names this request, however often it is sent. */
export function outgoingRequest(
  need: HttpRequestNeed,
  { key, secrets }: Filling,
): HttpRequest | 'unknown-secret' | 'bad-body' | 'bad-address' {
  if (secretNames(need).some((name) => !secrets.has(name))) return 'unknown-secret';
  const value = (name: string) => secrets.get(name) ?? '';
  const plain = (text: string) => fillNamedSecrets(text, value);
  const url = URL.parse(fillNamedSecrets(need.url, (name) => encodeURIComponent(value(name))));
  if (!url) return 'bad-address';
  for (const [name, text] of need.query) url.searchParams.append(name, plain(text));
  const body = bodyOf(need.body, value);
  if (body === 'bad-body') return body;
  const own = Object.fromEntries(Object.entries(need.headers).map(([name, text]) => [name, plain(text)]));
  const headers = withDefaults(own, {
    Accept: 'application/json, text/*;q=0.9, */*;q=0.5',
    'User-Agent': 'Ringtree',
    ...(body === null ? {} : { 'Content-Type': body.contentType }),
    ...(safe.has(need.method) ? {} : { 'Idempotency-Key': key }),
  });
  const { method, timeoutSeconds: seconds } = need;
  return { method, url: url.href, headers, body: body === null ? null : Buffer.from(body.text), seconds };
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

type Body = { text: string; contentType: string };

function bodyOf(body: HttpRequestNeed['body'], value: (name: string) => string): Body | null | 'bad-body' {
  switch (body.kind) {
    case 'none':
      return null;
    case 'json': {
      const text = fillNamedSecrets(body.text, (name) => JSON.stringify(value(name)).slice(1, -1));
      return isJson(text) ? { text, contentType: 'application/json' } : 'bad-body';
    }
    case 'form': {
      const fields = body.fields.map(([name, text]) => [name, fillNamedSecrets(text, value)]);
      return {
        text: new URLSearchParams(fields).toString(),
        contentType: 'application/x-www-form-urlencoded',
      };
    }
    case 'raw':
      return { text: fillNamedSecrets(body.text, value), contentType: body.contentType };
  }
}

/** What a value broke, or was written wrongly, is not sent. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Headers that were set by hand win, in whatever case they were written. */
function withDefaults(own: Record<string, string>, defaults: Record<string, string>): Record<string, string> {
  const set = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  const missing = Object.entries(defaults).filter(([name]) => !set.has(name.toLowerCase()));
  return { ...Object.fromEntries(missing), ...own };
}
