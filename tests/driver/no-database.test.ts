import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DriverParts } from '#lib/calls/driver.ts';
import { account } from './flows.ts';
import { addressIn, createProcess, createWorld, TwilioCall, type World } from './world.ts';

let world: World;
let number: string;

beforeAll(async () => {
  world = await createWorld();
  number = await world.number(account());
});
afterAll(() => world.close());

const nowhere: DriverParts['database'] = () =>
  Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:5432'));

test('without a database a caller hears the fallback, then the fallback number is rung', async () => {
  const { app } = createProcess(nowhere, {});
  const call = new TwilioCall(app, number);
  for (const path of ['/voice', '/fallback', '/c/0192f0c1-0000-7000-8000-000000000000/main/3/gathered']) {
    const heard = await call.post(path);
    expect(heard).toMatchObject({ status: 200, contentType: expect.stringContaining('xml') });
    expect(heard.body).toContain('Sorry, please call again.');
    expect(heard.body).toContain('+15550009999');
  }
});

test('what the rung number leads to needs no database, and no signature', async () => {
  const { app } = createProcess(nowhere, {});
  const call = new TwilioCall(app, number);
  const heard = await call.start();
  const after = await call.post(addressIn(heard, 'action'), { DialCallStatus: 'completed' });
  expect(after.body).toContain('<Hangup/>');
  call.signedWith = '';
  expect((await call.post(addressIn(heard, 'action'))).body).toContain('<Hangup/>');
});

test('a report is to be sent again, and a person who is being rung hears nothing of it', async () => {
  const { app } = createProcess(nowhere, {});
  const call = new TwilioCall(app, number);
  expect((await call.end()).status).toBe(503);
  const leg = await call.post('/c/0192f0c1-0000-7000-8000-000000000000/leg:1/fetch/whisper');
  expect(leg.body).toContain('<Hangup/>');
  expect(leg.body).not.toContain('Sorry');
});

test('the account that was used last still decides who is let in', async () => {
  let reachable = true;
  const database = () => (reachable ? Promise.resolve(world.database) : nowhere());
  const { app } = createProcess(database, {});
  const call = new TwilioCall(app, number);
  const asked = await call.start();
  reachable = false;
  const forged = new TwilioCall(app, number).as(call);
  forged.signedWith = 'another';
  expect((await forged.start()).status).toBe(403);
  expect((await call.post(addressIn(asked, 'action'), { Digits: '1234' })).body).toContain('Sorry');
  reachable = true;
  expect((await call.post(addressIn(asked, 'action'), { Digits: '1234' })).body).toContain(
    'Your room, please.',
  );
});
