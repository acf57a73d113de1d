import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chooseAccount } from '#lib/provider-accounts/choose-account.ts';
import { replaceTokens } from '#lib/provider-accounts/replace-tokens.ts';
import { roundAndRound } from '../kills/round.flow.ts';
import { accounts, openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { callers, number, seed } from './callers.ts';
import { expectOneOrder } from './expect-one-order.ts';
import { createRecorder } from './recorder.ts';

const hourMs = 3_600_000;
const recorder = createRecorder();
let folder: string;
let ringtree: Ringtree;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringtree-clock-'));
  await moveClock(0);
  const preload = join(import.meta.dirname, 'moved-clock.mjs');
  ringtree = await openRingtree({
    patience: 60_000,
    environment: {
      LOG_LEVEL: 'warn',
      NODE_OPTIONS: `--import=${preload}`,
      MOVED_CLOCK: join(folder, 'clock'),
    },
  });
  ringtree.server.tunnel.deliver = recorder.deliver;
  await ringtree.answer(number, roundAndRound);
});
afterAll(async () => {
  await ringtree?.close();
  await rm(folder, { recursive: true, force: true });
});

it('the clock is moved among calls, back by two hours and ahead by as much: they go on', async () => {
  const everybody = callers(ringtree, 30).map((caller) => caller.calls({ longest: 6 }));
  await recorder.answers(60);
  await moveClock(-2 * hourMs);
  await recorder.answers(100);
  await moveClock(2 * hourMs);
  const whole = await Promise.all(everybody);
  const compared = await expectOneOrder(recorder.told, ringtree.database);
  console.log(`FAULTS_SEED=${seed}:`, compared);
  expect(whole).not.toContain(false);
  expect(compared).toMatchObject({ calls: 30, fallbacks: 0 });
});

it.each(providerNames)(
  'a late repeat through %s has its own reply, though the turn is from before its call by the clock',
  async (provider) => {
    await moveClock(0);
    const call = await ringtree.phone(provider).calls(number);
    await moveClock(-2 * hourMs);
    await call.presses('1');
    const { request, event, parameters, response } =
      call.exchanges.at(-1) ?? call.line.fail('nothing was asked');
    await call.presses('1');
    const again = await call.line.send(request, event, parameters);
    expect(again.response.body).toBe(response.body);
    await call.hangsUp();
  },
);

it('an account’s new token is good within seconds, though what is remembered seems to be from the future', async () => {
  await moveClock(0);
  const account = { ...accounts.twilio };
  const call = await ringtree.phone('twilio', { account }).calls(number);
  await call.presses('1');
  await moveClock(-2 * hourMs);
  const stored = await chooseAccount(ringtree.workspace, { account: account.id });
  await replaceTokens(ringtree.workspace, stored, ['another-token']);
  account.token = 'another-token';
  // A token is remembered for a second.
  const pressed = () => call.pressesAtOnce(['1']).then(([heard]) => heard, String);
  await expect.poll(pressed, { timeout: 60_000 }).toMatch(/Round 3\./);
});

async function moveClock(milliseconds: number): Promise<void> {
  await writeFile(join(folder, 'clock'), String(milliseconds));
}
