import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { LookUp } from '#lib/calls/look-ups.ts';
import type { HttpClient, HttpRequest, HttpResponse } from '#lib/http-client/http-client.ts';
import { HttpClientError } from '#lib/http-client/http-client-error.ts';
import type { ReadSecrets } from '#lib/stored-secrets/read-secrets.ts';
import { HttpRequestNeed, pauseSeconds } from '#runtime/contract/http-request.ts';
import { outgoingRequest, secretNames } from './outgoing-request.ts';
import { readResponse } from './read-response.ts';

export type HttpRequestParts = { client: HttpClient; readSecrets: ReadSecrets };

/**
 * Sends the request of a step. Every response is a success, whatever its status; a failure's error is a code of `HttpClientError`,
 * `unknown-secret` or `bad-body`. Its stored secrets are filled in here and nowhere before.
 */
export function createHttpRequest({ client, readSecrets }: HttpRequestParts): LookUp {
  return async ({ id, request }, { workspace }) => {
    const need = HttpRequestNeed.parse(request);
    const secrets = await readSecrets(workspace, secretNames(need));
    const outgoing = outgoingRequest(need, { key: id, secrets });
    if (typeof outgoing === 'string') return { ok: false, error: outgoing };
    const began = performance.now();
    const response = await send(client, outgoing, need);
    if (response instanceof HttpClientError) return { ok: false, error: response.code };
    const seconds = Math.round(performance.now() - began) / 1000;
    return { ok: true, value: readResponse(response, { seconds, need, secrets: [...secrets.values()] }) };
  };
}

async function send(
  client: HttpClient,
  request: HttpRequest,
  { retries, repeatable }: HttpRequestNeed,
): Promise<HttpResponse | HttpClientError> {
  for (let again = 0; ; again++) {
    const response = await attempt(client, request);
    const passing =
      response instanceof HttpClientError
        ? passingErrors.has(response.code)
        : passingStatuses.has(response.status);
    if (!passing || !repeatable || again >= retries) return response;
    await delay(pauseSeconds(again) * 1000);
  }
}

/** What a second try may mend. */
const passingErrors = new Set(['connection', 'timeout', 'unknown-host']);
const passingStatuses = new Set([429, 502, 503, 504]);

async function attempt(client: HttpClient, request: HttpRequest): Promise<HttpResponse | HttpClientError> {
  try {
    return await client(request);
  } catch (error) {
    if (error instanceof HttpClientError) return error;
    throw error;
  }
}
