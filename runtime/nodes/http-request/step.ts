import { addressText } from '#runtime/contract/address-text.ts';
import type { LookUpResult } from '#runtime/contract/event.ts';
import { type HttpRequestNeed, HttpRequestResult, pauseSeconds } from '#runtime/contract/http-request.ts';
import type { Json } from '#runtime/contract/json.ts';
import type { NodeContext, NodeResult, NodeStep } from '#runtime/contract/node.ts';
import { secretTokens } from '#runtime/expressions/named-secrets.ts';
import { type HttpRequest, outcomePort } from './fields.ts';
import { requestTemplates } from './request-templates.ts';
import { isAmong } from './statuses.ts';

export const step: NodeStep<HttpRequest> = {
  enter: (context, data) => ({
    kind: 'look-up',
    needs: [{ kind: 'http-request', request: requestOf(context, data), seconds: secondsOf(data) }],
    local: null,
    instructions: context.prompt(data.prompt),
    why: 'Asks a web service',
  }),
  lookedUp: (_context, data, results) => answered(data, results[0] ?? { ok: false, error: 'lost' }),
};

function requestOf(context: NodeContext, data: HttpRequest): HttpRequestNeed {
  const values = { secrets: secretTokens(requestTemplates(data)) };
  const text = (template: string) => context.text(template, values);
  const pairs = (templates: Record<string, string>) =>
    Object.entries(templates).map(([name, template]): [string, string] => [name, text(template)]);
  const { method, body, timeoutSeconds, retries } = data;
  return {
    method,
    url: addressText(context, data.url, values),
    query: pairs(data.query),
    headers: Object.fromEntries(pairs(data.headers).map(([name, value]) => [name, value.trim()])),
    body: {
      none: () => ({ kind: 'none' as const }),
      json: () => ({ kind: 'json' as const, text: context.text(body.json, values, 'json') }),
      form: () => ({ kind: 'form' as const, fields: pairs(body.form) }),
      raw: () => ({ kind: 'raw' as const, text: text(body.raw), contentType: body.contentType }),
    }[body.kind](),
    timeoutSeconds,
    retries,
    repeatable: isRepeatable(data),
    parts: data.variables.map(({ id, from, path }) => ({ id, from, path })),
  };
}

/** RFC 9110, 9.2.2: what these do twice is done once. */
function isRepeatable({ method, repeatAlways }: HttpRequest): boolean {
  return repeatAlways || (method !== 'POST' && method !== 'PATCH');
}

/** Of all tries and the pauses between them. */
function secondsOf(data: HttpRequest): number {
  const again = isRepeatable(data) ? data.retries : 0;
  const pauses = Array.from({ length: again }, (_, index) => pauseSeconds(index));
  return data.timeoutSeconds * (again + 1) + pauses.reduce((sum, pause) => sum + pause, 0);
}

function answered(data: HttpRequest, result: LookUpResult): NodeResult {
  if (!result.ok) {
    return {
      kind: 'leave',
      port: 'failed',
      result: { status: 0, body: '', seconds: 0, error: result.error },
      why: plain[result.error] ?? 'The web service could not be asked',
    };
  }
  const { status, body, seconds, parts } = HttpRequestResult.parse(result.value);
  const variables = data.variables.map(({ id, variable }): [string, Json] => [variable, parts[id] ?? null]);
  return {
    kind: 'leave',
    port: portOf(data, status),
    result: { status, body, seconds, error: '' },
    variables: Object.fromEntries(variables),
    why: `The web service answered ${status} after ${seconds} s`,
  };
}

function portOf({ outcomes }: HttpRequest, status: number): string {
  const own = outcomes.find(({ statuses }) => isAmong(status, statuses));
  if (own) return outcomePort(own);
  return status >= 200 && status <= 299 ? 'succeeded' : 'failed';
}

/** By the error of the look-up. */
const plain: Readonly<Record<string, string>> = {
  'bad-address': 'The address is no web address',
  'bad-body': 'The body is not JSON',
  'bad-header': 'A header cannot be sent like this',
  'refused-address': 'The address leads into a private network, and requests may not go there',
  'unknown-host': 'There is no such host',
  connection: 'The web service could not be reached',
  timeout: 'The web service took too long',
  'refused-redirect': 'The web service sent the request on to where it may not go',
  'too-many-redirects': 'The web service sent the request on too often',
  'too-large': 'The web service sent too much',
  unreadable: 'What the web service sent could not be unpacked',
  'unknown-secret': 'A secret that the request names is not stored',
  lost: 'The answer of the web service got lost',
};
