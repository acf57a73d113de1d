import type { IncomingMessage, RequestListener } from 'node:http';
import { type Context, Hono } from 'hono';
import { log } from '#lib/log.ts';
import { answerWebhook, type Reply, type Visit, type WebhookDoorParts } from './answer-webhook.ts';
import { readBody } from './read-body.ts';
import { readIncoming } from './read-incoming.ts';

/** The providers' webhooks as `Request → Response`, for hosts of Next.js alone: `/v1/<provider>/…`, GET and POST. */
export function createWebhooks(door: WebhookDoorParts): Hono {
  const webhooks = new Hono();
  webhooks.on(['GET', 'POST'], '/v1/:provider/*', async ({ req: { raw } }: Context) => {
    const { status, headers, body } = await answerWebhook(door, {
      method: raw.method === 'POST' ? 'POST' : 'GET',
      target: targetOf(raw.url),
      headers: Object.fromEntries(raw.headers),
      own: () => raw.url,
      read: (most) => readBody(raw, most),
    });
    return new Response(typeof body === 'string' ? encoder.encode(body) : Buffer.from(body), {
      status,
      headers,
    });
  });
  return webhooks;
}

const encoder = new TextEncoder();

/** The same straight on Node's server, without the cost of `Request` and `Response`; for GET and POST below `/v1/`. */
export function createWebhookListener(door: WebhookDoorParts): RequestListener {
  return listenerOf((visit) => answerWebhook(door, visit));
}

/** Hands what reaches Node's server to whoever answers it. */
export function listenerOf(answer: (visit: Visit) => Promise<Reply>): RequestListener {
  return (request, response) => {
    const reply = answer({
      method: request.method === 'POST' ? 'POST' : 'GET',
      // A signature is made of path and query exactly as they came.
      target: targetOf(request.url ?? ''),
      headers: plainHeaders(request),
      own: () => `http://${request.headers.host}${request.url}`,
      read: (most) => readIncoming(request, most),
    });
    const send = ({ status, headers, body }: Reply): void => {
      const length = String(Buffer.byteLength(body));
      // What is left of a body that is too long or too late is not read.
      if (!request.complete) response.shouldKeepAlive = false;
      response.writeHead(status, { ...headers, 'content-length': length }).end(body);
    };
    reply.then(send).catch((error: unknown) => {
      // One webhook must never end the process, which an unhandled rejection would.
      log().error({ error }, 'a webhook could not be answered');
      if (response.headersSent) response.destroy();
      else send({ status: 500, headers: {}, body: '' });
    });
  };
}

/** Cut by hand: `URL` rewrites some characters. */
function targetOf(url: string): string {
  return url.startsWith('/') ? url : url.replace(/^[a-z]+:\/\/[^/?#]*/i, '');
}

/** Node joins repeated ones; only `set-cookie`, which no webhook needs, stays a list. */
function plainHeaders({ headers }: IncomingMessage): Visit['headers'] {
  if (headers['set-cookie'] !== undefined) headers['set-cookie'] = undefined;
  return headers as Visit['headers'];
}
