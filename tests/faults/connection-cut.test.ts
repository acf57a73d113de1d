import { afterAll, beforeAll, expect, it } from 'vitest';
import { roundAndRound } from '../kills/round.flow.ts';
import { openRingtree, type Ringtree } from '../support/ringtree.ts';
import { type Losing, openProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { callers, number, seed } from './callers.ts';
import { expectOneOrder } from './expect-one-order.ts';
import { createRecorder } from './recorder.ts';

let recorder = createRecorder();
let ringtree: Ringtree;
let toDatabase: TcpProxy;
let toServer: TcpProxy;

beforeAll(async () => {
  ringtree = await openRingtree({
    patience: 60_000,
    environment: { LOG_LEVEL: 'warn' },
    between: async (database) => {
      toDatabase = await openProxy(database);
      return toDatabase.port;
    },
  });
  const { tunnel } = ringtree.server;
  toServer = await openProxy({ host: '127.0.0.1', port: Number(new URL(tunnel.origin()).port) });
  tunnel.origin = () => `http://127.0.0.1:${toServer.port}`;
  tunnel.deliver = (wire, send) => recorder.deliver(wire, send);
  await ringtree.answer(number, roundAndRound);
});
afterAll(async () => {
  await ringtree?.close();
  await toServer?.close();
  await toDatabase?.close();
});

it('the connection to PostgreSQL is cut between commit and reply: the turn counts once, and the caller hears its words', async () => {
  const lost = { count: 0 };
  // ReadyForQuery, idle: what PostgreSQL sends when the transaction is over.
  const over = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
  const isWhole = (received: Buffer) => received.subarray(-over.length).equals(over);
  toDatabase.lose(everyFourth({ isAsked: (sent) => sent.includes('write-turns-'), isWhole }, lost));
  const whole = await Promise.all(callers(ringtree, 40).map((caller) => caller.calls()));
  toDatabase.lose(null);
  const compared = await expectOneOrder(recorder.told, ringtree.database);
  console.log(`FAULTS_SEED=${seed}: ${lost.count} commits cut off`, compared);
  expect(lost.count).toBeGreaterThan(3);
  expect(whole).not.toContain(false);
  expect(compared).toMatchObject({ calls: 40, fallbacks: 0 });
});

it('the reply is lost on its way to the provider: asked again, it is the same', async () => {
  recorder = createRecorder();
  const lost = { count: 0 };
  const isAsked = (sent: Buffer) => sent.subarray(0, 9).equals(Buffer.from('POST /v1/'));
  toServer.lose(everyFourth({ isAsked, isWhole: () => true }, lost));
  const whole = await Promise.all(callers(ringtree, 40).map((caller) => caller.calls()));
  toServer.lose(null);
  const compared = await expectOneOrder(recorder.told, ringtree.database);
  console.log(`FAULTS_SEED=${seed}: ${lost.count} replies lost`, compared);
  expect(lost.count).toBeGreaterThan(10);
  expect(whole).not.toContain(false);
  expect(compared).toMatchObject({ calls: 80, fallbacks: 0 });
});

/** So that three tries of one turn never fail together. */
function everyFourth({ isAsked, isWhole }: Losing, lost: { count: number }): Losing {
  let asked = 0;
  return {
    isWhole,
    isAsked: (sent) => {
      if (!isAsked(sent)) return false;
      asked += 1;
      if (asked % 4 > 0) return false;
      lost.count += 1;
      return true;
    },
  };
}
