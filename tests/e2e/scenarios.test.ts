import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { config } from '#lib/config.ts';
import { fallbackOf } from '#lib/fallback.ts';
import { findFlow } from '#lib/flows/find-flow.ts';
import { importFlow } from '#lib/flows/import-flow.ts';
import { publishFlow } from '#lib/flows/publish-flow.ts';
import { addNumber } from '#lib/numbers/add-number.ts';
import { assignNumber } from '#lib/numbers/assign-number.ts';
import { findNumber } from '#lib/numbers/find-number.ts';
import { chooseAccount } from '#lib/provider-accounts/choose-account.ts';
import type { RehearsalWorld } from '#runtime/rehearsal/rehearsal-world.ts';
import { playScenario } from '#runtime/scenarios/play-scenario.ts';
import { replayScenario } from '#runtime/scenarios/run-scenario.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';
import { scenarioSetup } from '#runtime/scenarios/scenario-setup.ts';
import { virtualProviders } from '#runtime/simulator/virtual-providers.ts';
import { type InnerServer, openInnerServer } from '#tests/support/inner-server.ts';
import { accounts, type ProviderName, providerNames } from '#tests/support/ringtree.ts';
import { noResources, samples, worldOf } from '#tests/support/samples.ts';
import { ServedCall } from '#tests/support/served-call.ts';
import { ServedLookUps } from '#tests/support/served-look-ups.ts';

const lookUps = new ServedLookUps();
let server: InnerServer;

beforeAll(async () => {
  server = await openInnerServer(lookUps.registry);
  // The scenario's clock is the server's. Only the date is not real: timers and the database run as ever.
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterAll(async () => {
  vi.useRealTimers();
  await server?.close();
});

describe.each(samples())('the scenarios of $slug', ({ slug, document, scenarios }) => {
  let version = '';

  beforeAll(async () => {
    const { workspace } = server;
    const { flow } = await importFlow(workspace, { json: document, slug });
    await publishFlow(workspace, flow);
    version = (await findFlow(workspace, slug)).currentVersionId ?? '';
    const numbers = scenarios.map((scenario) => scenarioSetup(scenario, '', document.settings).call.to);
    for (const provider of providerNames) {
      const account = await chooseAccount(workspace, { account: accounts[provider].id });
      for (const number of new Set(numbers)) {
        await addNumber(workspace, account, { number }).catch(() => undefined);
        await assignNumber(workspace, await findNumber(workspace, number, provider), flow);
      }
    }
  });

  it.each(providerNames)(
    'come to the same through %s, in the simulator and at the server',
    async (provider) => {
      const world = {
        ...worldOf(document, version),
        resources: { ...noResources, fallback: fallbackOf(config()) },
      };
      expect(scenarios.length).toBeGreaterThan(4);
      for (const scenario of scenarios) {
        if (!(scenario.providers ?? [provider]).includes(provider)) continue;
        const simulated = simulate(world, scenario, provider);
        expect(await serve(world, scenario, provider), scenario.name).toEqual(simulated);
        expect(simulated.problem, scenario.name).toBe('');
      }
    },
  );
});

/** What is compared: the result, and every document without what names this call and this server. */
type Played = { ok: boolean; problem: string; outcome: object; replies: string[] };

function simulate(world: RehearsalWorld, scenario: Scenario, provider: ProviderName): Played {
  const { result, states } = replayScenario(world, scenario, provider);
  const replies = (states.at(-1)?.moments ?? []).flatMap((moment) =>
    moment.kind === 'turn' && moment.turn.request?.notice === false ? [moment.turn.reply?.body ?? ''] : [],
  );
  const { ok, problem, outcome } = result;
  return { ok, problem, outcome, replies: replies.map(nameless) };
}

async function serve(world: RehearsalWorld, scenario: Scenario, provider: ProviderName): Promise<Played> {
  const setup = scenarioSetup(scenario, provider, world.program.settings);
  const virtual = virtualProviders[provider];
  if (!virtual) throw new Error(`${provider} cannot be played`);
  lookUps.clear();
  const seed = `${world.program.name} ${setup.seed}`;
  const setTime = (at: number) => void vi.setSystemTime(at);
  const call = new ServedCall({ server, lookUps, provider, virtual, setup: { ...setup, seed }, setTime });
  await call.begin();
  const { program } = world;
  const playing = playScenario(scenario, { program, provider, standing: await call.standing() });
  let next = playing.next();
  while (!next.done) {
    await call.take(next.value);
    next = playing.next(await call.standing());
  }
  const { ok, problem, outcome } = next.value;
  return { ok, problem, outcome, replies: call.replies.map(nameless) };
}

function nameless(reply: string): string {
  return reply
    .replace(/https:\/\/ringtree\.(test|example)/g, 'https://ringtree')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id');
}
