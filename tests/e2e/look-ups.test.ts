import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setSecret } from '#lib/stored-secrets/set-secret.ts';
import { FlowSketch, words } from '../support/flows.ts';
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { openWebService, type WebRequest, type WebService } from '../support/web-service.ts';

const key = 'key-"of the shop"-äöü';
let ringtree: Ringtree;
let service: WebService;

beforeAll(async () => {
  // It says what it was told, as some do.
  service = await openWebService(({ headers, body, path }) => ({
    status: 200,
    body: { said: headers.authorization, body, path, pin: Number(headers['x-pin']) },
  }));
  ringtree = await openRingtree({ environment: { ALLOW_PRIVATE_ADDRESSES: '1' } });
  await setSecret(ringtree.workspace, { name: 'SHOP_KEY', value: key });
  await ringtree.answer('+14155550700', flow(service.origin));
  await ringtree.answer('+14155550701', flow('http://169.254.169.254'));
});
afterAll(async () => {
  await ringtree?.close();
  await service?.close();
});

const flow = (origin: string) =>
  new FlowSketch('Keys')
    .node('start', 'incoming-call')
    .node('pin', 'get-digits', { prompt: words('Your PIN.'), mostDigits: 5, attempts: 1, sensitive: true })
    .node('shop', 'http-request', {
      method: 'POST',
      url: `${origin}/{{ secrets.SHOP_KEY }}/{{ steps.pin.digits }}`,
      headers: {
        Authorization: 'Bearer {{ secrets.SHOP_KEY | slice: 0, 100 }}',
        'X-Pin': '{{ steps.pin.digits }}',
      },
      body: { kind: 'json', json: '{"key": "{{ secrets.SHOP_KEY }}", "pin": "{{ steps.pin.digits }}"}' },
      prompt: words('One moment.'),
      variables: [
        { id: 'said', variable: 'said', path: 'said' },
        { id: 'pin', variable: 'pin', path: 'pin' },
      ],
    })
    .node('told', 'speak', {
      prompt: words('It said {{ vars.said }} of {{ vars.pin }}.'),
    })
    .node('broken', 'speak', { prompt: words('That failed.') })
    .node('bye', 'hang-up')
    .wire('start', 'next', 'pin')
    .wire('pin', { entered: 'shop', 'no-input': 'bye', invalid: 'bye' })
    .wire('shop', { succeeded: 'told', failed: 'broken' })
    .wire('told', 'next', 'bye')
    .wire('broken', 'next', 'bye');

describe.each(providerNames)('a look-up through %s', (provider) => {
  it('uses a stored secret, which stands nowhere else, and keeps the caller’s own', async () => {
    const call = await ringtree.phone(provider).calls('+14155550700');
    await call.presses('47114');
    call.hears(/One moment/).hears(/It said Bearer •••• of 47114\.$/);
    const [{ path, headers, body }] = service.requests.slice(-1) as [WebRequest];
    expect(decodeURIComponent(path)).toBe(`/${key}/47114`);
    expect(headers.authorization).toBe(`Bearer ${key}`);
    expect(JSON.parse(body)).toEqual({ key, pin: '47114' });
    expect(headers['idempotency-key']).toMatch(/^[\w-]{36,}$/);
    const kept = await everything();
    for (const secret of ['47114', 'of the shop', encodeURIComponent(key)]) {
      expect(around(kept, secret), secret).toBe('');
      expect(around(await ringtree.server.log(), secret), secret).toBe('');
    }
  });

  it('goes to no metadata service, whatever is allowed', async () => {
    const call = await ringtree.phone(provider).calls('+14155550701');
    await call.presses('47114');
    call.hears(/That failed/);
  });
});

/** Where a text stands in another, with a little of what is around it; '' when it does not. */
function around(text: string, part: string): string {
  const index = text.indexOf(part);
  return index < 0 ? '' : text.slice(Math.max(0, index - 100), index + 100);
}

/** All that calls leave in the database, as text. */
async function everything(): Promise<string> {
  const { rows } = await ringtree.database.pool.query<{ all: string }>(
    `select (select json_agg(c) from calls c)::text || (select json_agg(t) from turns t)::text
      || (select string_agg(convert_from(reply, 'UTF8'), '') from turns where not sensitive) as all`,
  );
  return rows[0]?.all ?? '';
}
