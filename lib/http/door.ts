import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { app } from '#lib/http/app.ts';
import { forwardingHeaders, whyRefused } from '#lib/http/loopback.ts';

/** Where a request goes: `webhooks` to their listener, `app` to the Hono app, `pages` to Next.js, and whether it is for this computer only. */
export type Way = { to: 'webhooks' | 'app' | 'pages'; guarded: boolean };

/**
 * The way of a request's target. Decided by the path as the app will see it, with `..` and encoded dots resolved: `/v1/../metrics` is `/metrics`.
 * Undefined when it is no path.
 */
export function wayOf(target: string | undefined, openProbes: boolean): Way | undefined {
  if (!target || !/^(\/|https?:\/\/)/i.test(target)) return undefined;
  // Most are plain webhooks, which needn't be taken apart.
  if (target.startsWith('/v1/') && !/\.\.|%2e|\\/i.test(target)) return webhookWay;
  const path = URL.parse(target, 'http://localhost')?.pathname;
  if (path === undefined) return undefined;
  if (path.startsWith('/v1/')) return webhookWay;
  if (path.startsWith('/media/')) return { to: 'app', guarded: false };
  if (probes.has(path)) return { to: 'app', guarded: !openProbes };
  // Next.js breaks at one, and tells nobody.
  if (!isDecodable(path)) return undefined;
  return { to: 'pages', guarded: true };
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

const webhookWay: Way = { to: 'webhooks', guarded: false };
const probes = new Set(['/healthz', '/readyz', '/metrics']);

/** Why this request may not see the editor; undefined when it may. */
export function whyTurnedAway(request: IncomingMessage): string | undefined {
  const { headers } = request;
  return whyRefused({
    method: request.method ?? '',
    peer: request.socket.remoteAddress,
    host: headers.host,
    origin: headers.origin,
    fetchSite: typeof headers['sec-fetch-site'] === 'string' ? headers['sec-fetch-site'] : undefined,
    forwarded: forwardingHeaders.some((name) => headers[name] !== undefined),
  });
}

/** Serves webhooks, media and probes itself and hands all else to `pages`. */
export function createDoor({
  webhooks,
  pages,
  openProbes,
}: {
  webhooks: RequestListener;
  /** null: this door has none, and nothing that is for this computer only. */
  pages: RequestListener | null;
  openProbes: boolean;
}): RequestListener {
  // Next.js runs in this process and keeps the platform's own Request and Response.
  const other = getRequestListener((request, bindings) => app.fetch(request, bindings), {
    overrideGlobalObjects: false,
  });
  return (request, response) => {
    const way = wayOf(request.url, openProbes);
    if (!way) return refuse(response, 400, 'This is no address.');
    if (pages === null && way.guarded) return refuse(response, 404, 'Only webhooks are served here.');
    const reason = way.guarded ? whyTurnedAway(request) : undefined;
    if (reason) return refuse(response, 403, reason);
    const isTurn = way.to === 'webhooks' && (request.method === 'POST' || request.method === 'GET');
    if (isTurn) webhooks(request, response);
    else if (way.to !== 'pages') void other(request, response);
    else pages?.(request, response);
  };
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(`${reason}\n`);
}
