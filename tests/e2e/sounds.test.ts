import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeAudio } from '#lib/audio/store-audio.ts';
import { FlowSketch } from '../support/flows.ts';
import { exchange } from '../support/phone/exchange.ts';
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { wave } from '../support/wave.ts';

const number = '+14155550801';
let ringtree: Ringtree;

beforeAll(async () => {
  ringtree = await openRingtree();
  const { id } = await storeAudio(ringtree.workspace, { name: 'greeting', bytes: wave });
  const prompt = { languages: { 'en-US': { kind: 'audio', audio: id } } };
  const flow = new FlowSketch('Sounds')
    .node('start', 'incoming-call')
    .node('jingle', 'play', { sound: prompt })
    .node('menu', 'menu', { prompt, options: [{ id: 'one', label: 'One', keys: '1' }], attempts: 1 })
    .node('bye', 'hang-up', { prompt })
    .wire('start', 'next', 'jingle')
    .wire('jingle', 'next', 'menu')
    .wire('menu', { 'option:one': 'bye', 'no-input': 'bye', invalid: 'bye' });
  await ringtree.answer(number, flow);
});
afterAll(() => ringtree?.close());

describe.each(providerNames)('an uploaded sound through %s', (provider) => {
  // The telephone fetches every sound of ours, and fails when it is none.
  it('is played by every step that plays', async () => {
    const call = await ringtree.phone(provider).calls(number);
    call.hears(/\/media\//).hears(/\/media\//);
    await call.presses('1');
    call.hears(/\/media\//);
    expect(call.status()).toBe('over');
  });

  it('is given to nobody who changes its address', async () => {
    const call = await ringtree.phone(provider).calls(number);
    const document = call.exchanges[0]?.response.body ?? '';
    const [url = ''] = /https:\/\/ringtree\.example\/media\/[^<]+/.exec(document) ?? [];
    const get = (address: string) =>
      exchange(
        { method: 'GET', url: address.replaceAll('&amp;', '&'), headers: {}, body: '' },
        ringtree.server.tunnel,
      );
    expect((await get(url)).status).toBe(200);
    const [id = '', expires = '', signature = ''] = url.split('/')[4]?.split('.') ?? [];
    const forged = [
      [id, expires, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`],
      [id, `${expires}z`, signature],
      [id.replace(/.$/, (last) => (last === '0' ? '1' : '0')), expires, signature],
      [id, expires, ''],
    ];
    for (const parts of forged)
      expect((await get(url.replace(/[^/]+(?=\/[^/]+$)/, parts.join('.')))).status).toBe(403);
  });
});
