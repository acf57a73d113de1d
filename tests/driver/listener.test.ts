import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { WebhookDoorParts } from '#lib/http/answer-webhook.ts';
import { createWebhookListener } from '#lib/http/webhooks.ts';
import { metrics } from '#lib/metrics.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let server: Server | undefined;

beforeAll(async () => {
  world = await createWorld();
});
afterEach(() => server?.close());
afterAll(() => world.close());

async function listen(change: Partial<WebhookDoorParts>): Promise<number> {
  server = createServer(createWebhookListener({ ...world.process().door, ...change }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function fallbacks(): Promise<number> {
  const { values } = await metrics().turns.get();
  return values
    .filter(({ labels }) => labels.result === 'fallback')
    .reduce((sum, { value }) => sum + value, 0);
}

test('a door that cannot even apologise answers all the same, and the process lives', async () => {
  const port = await listen({
    urls: () => {
      throw new Error('no settings');
    },
  });
  const response = await fetch(`http://127.0.0.1:${port}/v1/twilio/voice`, { method: 'POST', body: 'a=b' });
  expect(response.status).toBe(500);
});

test('a stranger who breaks off in the middle of a body is no caller who heard the fallback', async () => {
  const port = await listen({});
  const before = await fallbacks();
  const arrived = server && once(server, 'request');
  const socket = connect(port, '127.0.0.1');
  socket.write('POST /v1/twilio/voice HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nFrom=');
  const [request] = (await arrived) ?? [];
  const gone = new Promise((resolve) => request.on('close', resolve));
  socket.destroy();
  await gone;
  // What the door makes of it follows in the same turn of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
  expect(await fallbacks()).toBe(before);
});

test('a body that comes in drips is turned away when the time of a turn is over', async () => {
  const door = world.process().door;
  const services = door.services();
  const hurried = { ...services, settings: { ...services.settings, turnTimeoutMs: 50 } };
  const port = await listen({ services: () => hurried });
  const before = await fallbacks();
  const socket = connect(port, '127.0.0.1');
  socket.write('POST /v1/twilio/voice HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nFrom=');
  const [reply] = await once(socket, 'data');
  expect(String(reply)).toMatch(/^HTTP\/1\.1 400 /);
  socket.destroy();
  expect(await fallbacks()).toBe(before);
});
