import { performance } from 'node:perf_hooks';
import { type Context, Hono } from 'hono';
import { before } from '#lib/calls/deadline.ts';
import { TurnError, type TurnErrorCode, turnErrors } from '#lib/calls/turn-error.ts';
import { log } from '#lib/log.ts';
import { metrics } from '#lib/metrics.ts';
import { processWide } from '#lib/process-wide.ts';
import { parseRoute, type Route } from '#runtime/contract/routes.ts';
import { fallbackDocument } from '#runtime/engine/spoken-documents.ts';
import { isForFacts } from '#runtime/engine/wanted-event.ts';
import { baseUrl, requestTarget, type UrlSettings } from './called-url.ts';
import { readWebhook } from './read-webhook.ts';
import { spoken } from './spoken.ts';
import { type Arrival, takeWebhook, type WebhookReply, type WebhookServices } from './take-webhook.ts';

export type WebhookDoorParts = {
  services: () => WebhookServices;
  urls: () => UrlSettings;
  providers: Readonly<Record<string, Arrival['parts']>>;
};

/** The providers' webhooks: `/v1/<provider>/…`, GET and POST. */
export function createWebhooks(door: WebhookDoorParts): Hono {
  const webhooks = new Hono();
  webhooks.on(['GET', 'POST'], '/v1/:provider/*', (context) => answer(context, door));
  return webhooks;
}

async function answer(context: Context, door: WebhookDoorParts): Promise<Response> {
  const arrivedAt = performance.now();
  const provider = context.req.param('provider') ?? '';
  const parts = Object.hasOwn(door.providers, provider) ? door.providers[provider] : undefined;
  if (!parts) return refuse('unknown-provider');
  const target = requestTarget(context.req.raw, context.env);
  const route = parseRoute((target.split('?')[0] ?? '').slice(`/v1/${provider}`.length));
  if (!route) return refuse('unknown-address');
  const base = baseUrl(context.req.raw, door.urls());
  const place = { provider, parts, route, baseUrl: base, arrivedAt };
  try {
    const services = door.services();
    const webhook = await readWebhook(context.req.raw, `${base}${target}`);
    const deadline = arrivedAt + services.settings.turnTimeoutMs;
    return done(place, await before(deadline, takeWebhook({ ...place, ...webhook }, services)));
  } catch (error) {
    if (isUnsigned(error)) hint(door.urls(), context.req.raw);
    return failed(place, error, door.services);
  }
}

type Place = Omit<Arrival, 'request' | 'parameters'>;

function done(place: Place, { body, contentType, result, call, event }: WebhookReply): Response {
  note(place, result, { call, event });
  return new Response(
    Buffer.from(body),
    contentType === '' ? {} : { headers: { 'content-type': contentType } },
  );
}

/** Who is on the line hears the fallback; who only reports something gets the status, and may report it again. */
function failed(place: Place, error: unknown, services: WebhookDoorParts['services']): Response {
  const code = error instanceof TurnError ? error.code : 'unexpected';
  const status = code === 'unexpected' ? 500 : turnErrors[code].status;
  if (code === 'unsigned') metrics().rejectedSignatures.inc({ provider: place.provider });
  if (code !== 'unexpected' && status < 500) {
    log().debug({ ...described(place), code }, 'a webhook was refused');
    return refuse(code);
  }
  log().error({ ...described(place), code, error: cause(error) }, 'a turn could not be taken');
  if (isForFacts(place.route)) {
    note(place, 'failed', {});
    return new Response(null, { status: status === 500 ? 503 : status, headers: { 'retry-after': '5' } });
  }
  note(place, 'fallback', {});
  const thread = 'thread' in place.route ? place.route.thread : 'main';
  const document = fallbackDocument(thread, services().settings.fallback);
  const { body, contentType } = spoken({ ...place, document, render: place.parts.render });
  return new Response(body, { headers: { 'content-type': contentType } });
}

function refuse(code: TurnErrorCode): Response {
  const { status, words } = turnErrors[code];
  return Response.json({ code, message: words }, { status });
}

/** The commonest mistake of the first hour. Said once: anybody can send wrong signatures. */
function hint({ PUBLIC_URL, TRUST_PROXY }: UrlSettings, request: Request): void {
  const isForwarded = request.headers.has('x-forwarded-proto') || request.headers.has('x-forwarded-host');
  if (PUBLIC_URL !== undefined || TRUST_PROXY || !isForwarded) return;
  processWide('hint to set PUBLIC_URL', () =>
    log().warn('a signature did not fit a request that came through a proxy or tunnel: set PUBLIC_URL'),
  );
}

function isUnsigned(error: unknown): boolean {
  return error instanceof TurnError && error.code === 'unsigned';
}

function note(place: Place, result: string, more: Record<string, string>): void {
  const seconds = (performance.now() - place.arrivedAt) / 1000;
  metrics().turns.inc({ provider: place.provider, result });
  metrics().turnDuration.observe({ provider: place.provider }, seconds);
  log().debug({ ...described(place), ...more, result, ms: Math.round(seconds * 1e6) / 1000 }, 'webhook');
}

function described({ provider, route }: { provider: string; route: Route }): Record<string, unknown> {
  return { provider, route };
}

function cause(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
}
