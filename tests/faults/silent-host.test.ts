import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { roundAndRound } from '../kills/round.flow.ts';
import { FlowSketch, words } from '../support/flows.ts';
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { openWebService, type WebService } from '../support/web-service.ts';
import { callers, number, seed } from './callers.ts';
import { expectOneOrder } from './expect-one-order.ts';
import { createRecorder } from './recorder.ts';

const shopNumber = '+14155550777';
const recorder = createRecorder();
let service: WebService;
let ringtree: Ringtree;

beforeAll(async () => {
  service = await openWebService(() => null);
  ringtree = await openRingtree({
    patience: 60_000,
    environment: { LOG_LEVEL: 'warn', ALLOW_PRIVATE_ADDRESSES: '1' },
  });
  ringtree.server.tunnel.deliver = recorder.deliver;
  await ringtree.answer(number, roundAndRound);
  await ringtree.answer(shopNumber, shop(service.origin));
});
afterAll(async () => {
  await ringtree?.close();
  await service?.close();
});

it('a host that never answers: who asked it hears so, also when the server is killed meanwhile, and nobody else waits', async () => {
  const asking = Promise.all(Array.from({ length: 20 }, (_, index) => asks(index)));
  asking.catch(() => undefined);
  const others = Promise.all(callers(ringtree, 20).map((caller) => caller.calls()));
  others.catch(() => undefined);
  await Promise.race([asking, recorder.next(() => service.requests.length >= 10)]);
  await ringtree.server.kill();
  await ringtree.server.start();
  await asking;
  expect(await others).not.toContain(false);
  const compared = await expectOneOrder(recorder.told, ringtree.database);
  console.log(`FAULTS_SEED=${seed}: asked ${service.requests.length} times`, compared);
  expect(compared).toMatchObject({ calls: 40, fallbacks: 0 });
});

async function asks(index: number): Promise<void> {
  const call = ringtree.phone(providerNames[index % 2 === 0 ? 0 : 1]).dials(shopNumber);
  // Nothing is waited for: as long as this is a pause on the line.
  const waits = async (): Promise<void> => {
    call.inNextPause(waits);
    await delay(250);
  };
  await call.inNextPause(waits).begin();
  call.hears(/One moment/).hears(/That failed/);
  expect(call.status()).toBe('over');
}

const shop = (origin: string) =>
  new FlowSketch('Shop')
    .node('start', 'incoming-call')
    .node('ask', 'http-request', {
      method: 'GET',
      url: `${origin}/stock`,
      timeoutSeconds: 2,
      prompt: words('One moment.'),
    })
    .node('failed', 'speak', { prompt: words('That failed.') })
    .node('bye', 'hang-up')
    .wire('start', 'next', 'ask')
    .wire('ask', { succeeded: 'bye', failed: 'failed' })
    .wire('failed', 'next', 'bye');
