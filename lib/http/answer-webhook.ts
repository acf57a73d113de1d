import { performance } from 'node:perf_hooks';
import { before } from '#lib/calls/deadline.ts';
import { TurnError, type TurnErrorCode, turnErrors } from '#lib/calls/turn-error.ts';
import { log } from '#lib/log.ts';
import { metrics } from '#lib/metrics.ts';
import { processWide } from '#lib/process-wide.ts';
import { type SpanTold, traced } from '#lib/tracing.ts';
import { parseRoute, type Route } from '#runtime/contract/routes.ts';
import { fallbackDocument } from '#runtime/engine/spoken-documents.ts';
import { isForFacts } from '#runtime/engine/wanted-event.ts';
import { baseUrl, type UrlSettings } from './called-url.ts';
import { readWebhook } from './read-webhook.ts';
import { spoken } from './spoken.ts';
import { type Arrival, takeWebhook, type WebhookReply, type WebhookServices } from './take-webhook.ts';

export type WebhookDoorParts = {
  services: () => WebhookServices;
  urls: () => UrlSettings;
  providers: Readonly<Record<string, Arrival['parts']>>;
};

/** A webhook before anything of it is understood. */
export type Visit = {
  method: 'GET' | 'POST';
  /** Path and query. */
  target: string;
  headers: Readonly<Record<string, string | undefined>>;
  own: () => string;
  /** The body, at once where it is there already, as text where that is known to be plain ASCII; null when it is longer than `most` bytes. */
  read: (most: number) => Promise<Uint8Array | null> | string | Uint8Array | null;
  /** Milliseconds of `performance.now()`; when unset, it arrives now. */
  arrivedAt?: number;
};

/** What goes back over HTTP. */
export type Reply = { status: number; headers: Record<string, string>; body: string | Uint8Array };

/** Takes a webhook's turn. Rejects for nothing that a webhook may hold. */
export async function answerWebhook(door: WebhookDoorParts, visit: Visit): Promise<Reply> {
  const place = placeOf(door, visit);
  return typeof place === 'string' ? refuse(place) : replyTo(takeTurn(door, place, visit), place, door);
}

/** Apart from what reads the request, so that nothing of it is kept while its turn is taken. */
async function replyTo(turn: Promise<WebhookReply>, place: Place, door: WebhookDoorParts): Promise<Reply> {
  try {
    return done(place, await turn);
  } catch (error) {
    if (isUnsigned(error)) hint(door.urls(), place);
    return failed(place, error, door.services);
  }
}

async function takeTurn(door: WebhookDoorParts, place: Place, visit: Visit): Promise<WebhookReply> {
  const services = door.services();
  const deadline = place.arrivedAt + services.settings.turnTimeoutMs;
  const reading = readWhole(visit);
  const body = reading instanceof Promise ? await before(deadline, reading, 'unreadable-body') : reading;
  const { method, target, headers } = visit;
  const webhook = readWebhook({ method, url: place.baseUrl + target, headers, body });
  const turn = traced(
    () => turnSpan(place),
    () => takeWebhook({ ...place, ...webhook }, services),
  );
  return before(deadline, turn);
}

/** What is said to a webhook whose address is none of ours; undefined for one that is. */
export function refuseAddress(door: WebhookDoorParts, visit: Visit): Reply | undefined {
  const address = addressOf(door, visit.target);
  return typeof address === 'string' ? refuse(address) : undefined;
}

/** What is said to a webhook whose turn can't be taken: to a caller, the fallback. */
export function turnAway(door: WebhookDoorParts, visit: Visit, error: unknown): Reply {
  const place = placeOf(door, visit);
  return typeof place === 'string' ? refuse(place) : failed(place, error, door.services);
}

function placeOf(door: WebhookDoorParts, visit: Visit): Place | TurnErrorCode {
  const address = addressOf(door, visit.target);
  if (typeof address === 'string') return address;
  const { arrivedAt = performance.now(), headers, own } = visit;
  const header = (name: string) => headers[name];
  const isForwarded = headers['x-forwarded-proto'] !== undefined || headers['x-forwarded-host'] !== undefined;
  return { ...address, baseUrl: baseUrl({ own, header }, door.urls()), arrivedAt, isForwarded };
}

function addressOf({ providers }: WebhookDoorParts, target: string): Address | TurnErrorCode {
  const query = target.indexOf('?');
  const path = query < 0 ? target : target.slice(0, query);
  const providerEnd = path.indexOf('/', top.length);
  const provider = path.slice(top.length, providerEnd < 0 ? path.length : providerEnd);
  const parts = path.startsWith(top) && Object.hasOwn(providers, provider) ? providers[provider] : undefined;
  if (!parts) return 'unknown-provider';
  const route = parseRoute(path.slice(top.length + provider.length));
  return route ? { provider, parts, route } : 'unknown-address';
}

/** Behind it comes the provider. */
const top = '/v1/';

/** The body, at once where it is there already. Who breaks off is no caller of ours: nobody signed anything yet. */
export function readWhole({ method, read }: Visit): Promise<string | Uint8Array> | string | Uint8Array {
  const body = method === 'GET' ? nothing : read(mostBytes);
  return body instanceof Promise ? body.then(whole, unreadable) : whole(body);
}

function whole<Body extends string | Uint8Array>(body: Body | null): Body {
  if (body === null) throw new TurnError('body-too-large');
  return body;
}

function unreadable(cause: unknown): never {
  throw new TurnError('unreadable-body', { cause });
}

/** Ids of ours alone: what a caller says or enters stands in no trace. */
function turnSpan({ provider, route }: Place): SpanTold<WebhookReply> {
  return {
    name: 'turn',
    kind: 'server',
    attributes: { 'ringtree.provider': provider, 'ringtree.route': route.kind },
    after: ({ result, call, event }) => ({
      'ringtree.result': result,
      'ringtree.call': call,
      'ringtree.event': event,
    }),
  };
}

/** Providers send a few kilobytes. */
const mostBytes = 64 * 1024;
const nothing = new Uint8Array();

type Address = Pick<Arrival, 'provider' | 'parts' | 'route'>;
type Place = Omit<Arrival, 'request' | 'parameters'> & { isForwarded: boolean };

function done(place: Place, { body, contentType, result, call, event }: WebhookReply): Reply {
  note(place, result, { call, event });
  return { status: 200, headers: contentType === '' ? {} : { 'content-type': contentType }, body };
}

/** Who is on the line hears the fallback; who only reports something gets the status, and may report it again. */
function failed(place: Place, error: unknown, services: WebhookDoorParts['services']): Reply {
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
    return { status: status === 500 ? 503 : status, headers: { 'retry-after': '5' }, body: '' };
  }
  note(place, 'fallback', {});
  const thread = 'thread' in place.route ? place.route.thread : 'main';
  const document = fallbackDocument(thread, services().settings.fallback);
  const { body, contentType } = spoken({ ...place, document, render: place.parts.render });
  return { status: 200, headers: { 'content-type': contentType }, body };
}

function refuse(code: TurnErrorCode): Reply {
  const { status, words } = turnErrors[code];
  const headers = { 'content-type': 'application/json' };
  return { status, headers, body: JSON.stringify({ code, message: words }) };
}

/** The commonest mistake of the first hour. Said once: anybody can send wrong signatures. */
function hint({ PUBLIC_URL, TRUST_PROXY }: UrlSettings, { isForwarded }: Place): void {
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
  if (!log().isLevelEnabled('debug')) return;
  log().debug({ ...described(place), ...more, result, ms: Math.round(seconds * 1e6) / 1000 }, 'webhook');
}

function described({ provider, route }: { provider: string; route: Route }): Record<string, unknown> {
  return { provider, route };
}

function cause(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
}
