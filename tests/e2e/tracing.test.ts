import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openRingtree, type Ringtree } from '../support/ringtree.ts';
import { frontDesk } from './front-desk.flow.ts';

/** Takes what is exported, as a collector would. Names and texts stand in protobuf as they are. */
const exported: string[] = [];
const paths = new Set<string>();
let collector: Server;
let ringtree: Ringtree;

beforeAll(async () => {
  collector = createServer(async (request, response) => {
    paths.add(request.url ?? '');
    for await (const part of request) exported.push(Buffer.from(part).toString('latin1'));
    response.end();
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const { port } = collector.address() as AddressInfo;
  ringtree = await openRingtree({
    environment: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`, OTEL_BSP_SCHEDULE_DELAY: '20' },
  });
});

afterAll(async () => {
  await ringtree.close();
  collector.close();
});

test('a turn is a trace of its step and its commit, without what the caller said', async () => {
  await ringtree.answer('+15550100200', frontDesk());
  const call = await ringtree.phone('twilio').calls('+15550100200');
  await call.says('buy something unheard-of');
  const all = () => exported.join('');
  await vi.waitFor(() => expect(all()).toContain('speech-gathered'), { timeout: 20_000 });
  for (const name of ['turn', 'step', 'commit', 'ringtree.call', 'call-started', 'ringtree'])
    expect(all()).toContain(name);
  expect([...paths]).toEqual(['/v1/traces']);
  expect(all()).not.toContain('unheard-of');
  expect(all()).not.toContain('+1555');
});
