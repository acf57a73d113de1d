import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { openProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { frontDesk } from './front-desk.flow.ts';

const number = '+14155550199';
let ringtree: Ringtree;
let proxy: TcpProxy;

beforeAll(async () => {
  ringtree = await openRingtree({
    environment: {
      FALLBACK_MESSAGE: 'We have trouble.',
      FALLBACK_LANGUAGE: 'en-GB',
      FALLBACK_NUMBER: '+14155550911',
    },
    between: async (database) => {
      proxy = await openProxy(database);
      return proxy.port;
    },
  });
  await ringtree.answer(number, frontDesk());
});
afterAll(async () => {
  proxy?.restore();
  await ringtree?.close();
  await proxy?.close();
});

describe.each(providerNames)('without its database, through %s', (provider) => {
  it('says so, rings the fallback number, and goes on once it is back', async () => {
    const phone = ringtree.phone(provider);
    const live = await phone.calls(number);
    live.hears(/Press 1/);
    live.holdsCallbacks();
    proxy.cut();
    await live.presses('1');
    live.hears(/We have trouble/);
    expect(live.status()).toBe('ringing');
    await live.calleeAnswers();
    await live.calleeHangsUp();
    expect(live.status()).toBe('over');

    const fresh = await phone.dials(number).holdsCallbacks().begin();
    fresh.hears(/We have trouble/);
    expect(fresh.exchanges.at(-1)?.response.body).toContain('language="en-GB"');

    // A report is not lost: it is refused, so that the provider sends it again.
    await expect(live.deliversCallbacks()).rejects.toThrow(/answered 503/);
    const ready = await fetch(`${ringtree.server.origin()}/readyz`);
    expect(ready.status).toBe(503);

    proxy.restore();
    const again = await phone.calls(number);
    again.hears(/Welcome/);
    await again.presses('2');
    again.hears(/Main Street/);
  });
});
