import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { storedCall } from '../support/stored.ts';
import { frontDesk } from './front-desk.flow.ts';

const number = '+14155550199';
const callsAtOnce = 12;
let ringtree: Ringtree;

beforeAll(async () => {
  ringtree = await openRingtree({ environment: { TURN_THREADS: '3' } });
  await ringtree.answer(number, frontDesk());
});
afterAll(() => ringtree?.close());

async function turnsCounted(): Promise<number> {
  const text = await (await fetch(`${ringtree.server.origin()}/metrics`)).text();
  const counts = [...text.matchAll(/^ringtree_turns_total\{.*\} (\d+)$/gm)].map(([, count]) => Number(count));
  return counts.reduce((sum, count) => sum + count, 0);
}

describe.each(providerNames)('several threads that take turns, %s', (provider) => {
  it('hear every call through, and count each of its turns once', async () => {
    const before = await turnsCounted();
    const calls = await Promise.all(
      Array.from({ length: callsAtOnce }, async () => {
        const call = await ringtree.phone(provider).calls(number);
        await call.silence();
        await call.presses('1');
        await call.hangsUp();
        return call;
      }),
    );
    for (const call of calls) {
      const { id, status, revision } = await storedCall(ringtree.database, call);
      const { rows } = await ringtree.database.pool.query(
        'select revision from turns where call_id = $1 order by revision',
        [id],
      );
      expect(status).toBe('ended');
      expect(rows).toEqual(Array.from({ length: revision }, (_, index) => ({ revision: index + 1 })));
    }
    const exchanges = calls.reduce((sum, call) => sum + call.exchanges.length, 0);
    expect(await turnsCounted()).toBe(before + exchanges);
  });
});
