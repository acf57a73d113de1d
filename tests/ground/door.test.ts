import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDoor, wayOf } from '#lib/http/door.ts';
import { drain, listen } from '#lib/http/listen.ts';
import { webhookDoor } from '#lib/http/webhook-door.ts';
import { createWebhookListener } from '#lib/http/webhooks.ts';

let server: Server;
const webhooks = createWebhookListener(webhookDoor);
beforeEach(() => {
  server = createServer();
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test.each([
  ['/v1/twilio/voice', { to: 'webhooks', guarded: false }],
  ['/v1/twilio/c/1/main/2?x=/', { to: 'webhooks', guarded: false }],
  ['/media/a.mp3', { to: 'app', guarded: false }],
  ['/healthz', { to: 'app', guarded: true }],
  ['/metrics?x', { to: 'app', guarded: true }],
  ['/', { to: 'pages', guarded: true }],
  ['/v1', { to: 'pages', guarded: true }],
  ['/v10/x', { to: 'pages', guarded: true }],
  ['/V1/twilio', { to: 'pages', guarded: true }],
  ['/v1/../metrics', { to: 'app', guarded: true }],
  ['/v1/%2e%2e/metrics', { to: 'app', guarded: true }],
  ['/v1/..\\flows', { to: 'pages', guarded: true }],
  ['/flows/%ff', undefined],
  ['/flows/a%20b', { to: 'pages', guarded: true }],
  ['/media/../flows', { to: 'pages', guarded: true }],
  ['http://elsewhere.example/v1/../flows', { to: 'pages', guarded: true }],
])('%s', (target, way) => {
  expect(wayOf(target, false)).toEqual(way);
});

test('probes may be opened, and nothing else with them', () => {
  expect(wayOf('/readyz', true)).toEqual({ to: 'app', guarded: false });
  expect(wayOf('/', true)).toEqual({ to: 'pages', guarded: true });
});

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = server.address() as AddressInfo;
  const sent = request({ host: '127.0.0.1', port, path, method, headers }).end();
  const [answer] = await once(sent, 'response');
  let text = '';
  for await (const part of answer) text += part;
  return { status: answer.statusCode, text };
}

test('pages are for this computer, webhooks for everybody', async () => {
  server.on(
    'request',
    createDoor({ webhooks, pages: (_, response) => response.end('a page'), openProbes: false }),
  );
  await listen(server, '127.0.0.1', { variable: 'PORT', port: 0 });
  expect(await ask('/flows')).toEqual({ status: 200, text: 'a page' });
  expect(await ask('/flows', { host: 'tunnel.example' })).toMatchObject({ status: 403 });
  expect(await ask('/flows', { 'x-forwarded-for': '203.0.113.9' })).toMatchObject({ status: 403 });
  expect(await ask('/flows', { origin: 'http://evil.example' }, 'POST')).toMatchObject({ status: 403 });
  expect(await ask('/v1/../flows', { host: 'tunnel.example' })).toMatchObject({ status: 403 });
  expect(await ask('/healthz', { host: 'tunnel.example' })).toMatchObject({ status: 403 });
  expect(await ask('/healthz')).toMatchObject({ status: 200 });
  expect((await ask('/v1/nobody/voice', { host: 'tunnel.example' })).status).not.toBe(403);
});

test('the second port serves webhooks and media alone, whatever headers come', async () => {
  server.on('request', createDoor({ webhooks, pages: null, openProbes: false }));
  const port = await listen(server, '127.0.0.1', { variable: 'WEBHOOK_PORT', port: 0 });
  for (const path of ['/', '/flows', '/api/flows', '/metrics', '/healthz', '/v1/../api/flows', '*']) {
    const { status } = await ask(
      path,
      { host: `localhost:${port}`, origin: `http://localhost:${port}` },
      'POST',
    );
    expect([400, 404]).toContain(status);
  }
  expect(await ask('/v1/twilio/nothing', { host: 'tunnel.example' })).toMatchObject({
    status: 404,
    text: expect.stringContaining('unknown-address'),
  });
});

test('a request in flight is answered before the server is closed, and no new one is taken', async () => {
  const arrived = Promise.withResolvers<() => void>();
  server.on('request', (_, response) => arrived.resolve(() => response.end('done')));
  await listen(server, '127.0.0.1', { variable: 'PORT', port: 0 });
  const { port } = server.address() as AddressInfo;
  const answer = ask('/');
  const finish = await arrived.promise;
  const drained = drain(server, 10_000);
  await expect(once(request({ host: '127.0.0.1', port }).end(), 'response')).rejects.toThrow(/ECONNREFUSED/);
  finish();
  expect(await answer).toEqual({ status: 200, text: 'done' });
  await drained;
});

test('a request that never ends is cut after the time allowed', async () => {
  const arrived = Promise.withResolvers<void>();
  server.on('request', () => arrived.resolve());
  await listen(server, '127.0.0.1', { variable: 'PORT', port: 0 });
  const answer = ask('/');
  await arrived.promise;
  await Promise.all([expect(answer).rejects.toThrow(/hang up/), drain(server, 20)]);
});

test('a taken port is explained', async () => {
  const port = await listen(server, '127.0.0.1', { variable: 'PORT', port: 0 });
  await expect(listen(createServer(), '127.0.0.1', { variable: 'PORT', port })).rejects.toThrow(
    `Set PORT to another one`,
  );
});
