import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Flow } from '#lib/database/generated/client.ts';
import { createFlow } from '#lib/flows/create-flow.ts';
import { createLookUps } from '#lib/look-ups/create-look-ups.ts';
import { lookUpForPlay } from '#lib/rehearsal/look-up-for-play.ts';
import { secrets } from '#lib/secrets.ts';
import { sealValue } from '#lib/stored-secrets/stored-secret.ts';
import { defaultWorkspace, type Workspace } from '#lib/workspace.ts';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { namedSecretToken } from '#runtime/contract/named-secret.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { FlowSketch } from '#tests/support/flows.ts';
import { openWebService, type WebService } from '#tests/support/web-service.ts';

let database: TestDatabase;
let workspace: Workspace;
let flow: Flow;
let shop: WebService;

beforeAll(async () => {
  shop = await openWebService(({ headers }) => ({ status: 200, body: { got: headers['x-key'] ?? '' } }));
  database = await testDatabase();
  workspace = defaultWorkspace(database);
  const asking = { url: shop.origin, headers: { 'X-Key': '{{ secrets.SHOP_KEY }}' } };
  const document = new FlowSketch('Shop').node('ask', 'http-request', asking).document();
  flow = await createFlow(workspace, { document });
  for (const [name, value] of Object.entries({ SHOP_KEY: 'shop-secret-1', OTHER: 'other-secret-2' })) {
    const key = { workspaceId: workspace.id, name };
    const sealed = sealValue({ workspace: workspace.id, name }, value);
    await database.prisma.storedSecret.create({ data: { ...key, value: sealed } });
  }
});
afterAll(() => Promise.all([shop.close(), database.drop()]));

const request = (more: JsonObject = {}): Json => ({
  method: 'GET',
  url: shop.origin,
  query: [],
  headers: {},
  body: { kind: 'none' },
  timeoutSeconds: 5,
  retries: 0,
  repeatable: true,
  parts: [],
  ...more,
});

function ask(asked: Json, { allowPrivate = true, kind = 'http-request', id = 'n1' } = {}) {
  const open = () => Promise.resolve(database);
  const lookUps = createLookUps({ database: open, secrets: secrets(), allowPrivate });
  const need = { id, kind, request: asked };
  return lookUpForPlay(workspace, flow, { of: 'draft', need, httpRequest: lookUps['http-request'] });
}

const withSecret = (name: string) => request({ headers: { 'X-Key': namedSecretToken(name) } });

test('a secret that the flow names is sent, and does not come back to the browser', async () => {
  const result = await ask(withSecret('SHOP_KEY'));
  expect(shop.requests.at(-1)?.headers['x-key']).toBe('shop-secret-1');
  expect(result).toMatchObject({ ok: true, value: { status: 200, body: { got: '••••' } } });
  expect(JSON.stringify(result)).not.toContain('shop-secret');
});

test('any other secret is not there, and nothing is sent', async () => {
  const before = shop.requests.length;
  for (const name of ['OTHER', 'NOBODY', 'constructor'])
    expect(await ask(withSecret(name))).toEqual({ ok: false, error: 'unknown-secret' });
  expect(shop.requests).toHaveLength(before);
});

test('the guards of real calls hold: addresses, time, repeats, kinds', async () => {
  expect(await ask(request(), { allowPrivate: false })).toEqual({ ok: false, error: 'refused-address' });
  expect(await ask(request({ url: 'file:///etc/passwd' }))).toEqual({ ok: false, error: 'bad-address' });
  const wrong = [{ timeoutSeconds: 1e9 }, { timeoutSeconds: -1 }, { retries: 1e9 }, { method: 'TRACE' }];
  for (const more of wrong) expect(await ask(request(more))).toEqual({ ok: false, error: 'failed' });
  for (const kind of ['verify-start', 'verify-check', 'queue', '__proto__'])
    expect(await ask(request(), { kind })).toEqual({ ok: false, error: 'unsupported' });
});

test('a request with an odd name is answered all the same, or fails in words', async () => {
  expect(await ask(request(), { id: 'constructor' })).toMatchObject({ ok: true });
  expect(await ask(request(), { id: '__proto__' })).toMatchObject({ ok: expect.any(Boolean) });
});
