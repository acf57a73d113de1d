import { camelCaseRequestWrapper } from 'plivo/dist/rest/utils.js';
import { type ProviderCredentials, ProviderError, type RestOptions } from '#lib/providers/provider.ts';
import { restFailure } from '#lib/providers/rest-failure.ts';

type RequestOptions = {
  authId: string;
  token: string;
  baseUrl: string;
  timeoutMilliseconds: number;
};

/** What the SDK's resources send with: method, path below the account, parameters. */
export type PlivoRequest = (method: string, action: string, parameters: object) => Promise<{ body: unknown }>;

const defaultBaseUrl = 'https://api.plivo.com';
const defaultTimeoutMilliseconds = 10_000;

/** The sender of an account, made when it is first asked for. Throws `ProviderError` then for what are no credentials. */
export function lazyRequest(
  { accountId, tokens }: ProviderCredentials,
  { baseUrl = defaultBaseUrl, timeoutMilliseconds = defaultTimeoutMilliseconds }: RestOptions = {},
): () => PlivoRequest {
  let made: PlivoRequest | null = null;
  return () => {
    const [token = ''] = tokens;
    if (accountId === '' || token === '')
      throw new ProviderError('Plivo: an auth ID and its auth token are needed', true);
    made ??= createRequest({ authId: accountId, token, baseUrl, timeoutMilliseconds });
    return made;
  };
}

/**
 * Stands in for the SDK's own sender, of which voice requests always go to api.plivo.com, and which sends a call a second and
 * third time when the first answer is a 5xx.
 */
function createRequest(options: RequestOptions): PlivoRequest {
  return camelCaseRequestWrapper((method: string, action: string, parameters: object | undefined) =>
    send(options, { method, action, parameters: parameters ?? {} }),
  );
}

/** Plivo answered with this status. */
export class StatusError extends ProviderError {
  readonly status: number;
  constructor(message: string, status: number) {
    const { permanent, untouched } = restFailure(message, status);
    super(message, permanent, untouched);
    this.status = status;
  }
}

/** A call, number or account that Plivo does not know. */
export class NotFoundError extends StatusError {
  constructor(message: string) {
    super(message, 404);
    this.name = 'NotFoundError';
  }
}

type Sent = { method: string; action: string; parameters: object };

async function send(options: RequestOptions, sent: Sent): Promise<{ body: unknown }> {
  const { authId, token, timeoutMilliseconds } = options;
  const fields = Object.entries(sent.parameters).filter(
    // The first is the SDK's own mark; an empty text means "not given" in its types.
    ([name, value]) => name !== 'is_voice_request' && value !== undefined && value !== '',
  );
  const inQuery = sent.method === 'GET' && fields.length > 0;
  const query = inQuery
    ? `?${new URLSearchParams(fields.map(([name, value]) => [name, String(value)]))}`
    : '';
  const response = await fetch(address(options, sent.action) + query, {
    method: sent.method,
    headers: {
      authorization: `Basic ${Buffer.from(`${authId}:${token}`).toString('base64')}`,
      accept: 'application/json',
      'content-type': 'application/json',
    },
    ...(sent.method === 'GET' ? {} : { body: JSON.stringify(Object.fromEntries(fields)) }),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMilliseconds),
  });
  const text = await response.text();
  if (response.ok) return { body: readJson(text) ?? {} };
  const message = `Plivo: ${reason(readJson(text)) || 'no reason given'} (HTTP ${response.status})`;
  if (response.status === 404) throw new NotFoundError(message);
  throw new StatusError(message, response.status);
}

/** Every address ends with a slash; the SDK's own do not always. */
function address({ baseUrl, authId }: RequestOptions, action: string): string {
  const path = action.replace(/^\/+|\/+$/g, '');
  const account = `${baseUrl.replace(/\/+$/, '')}/v1/Account/${encodeURIComponent(authId)}/`;
  return path === '' ? account : `${account}${path}/`;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `{ "error": "…" }`, or an object of it by field. */
function reason(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('error' in body)) return '';
  return (typeof body.error === 'string' ? body.error : JSON.stringify(body.error)).slice(0, 500);
}
