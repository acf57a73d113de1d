import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureText } from '#cli/failure-text.ts';
import { findStoredCall } from '#lib/calls/find-stored-call.ts';
import { archiveFlow } from '#lib/flows/archive-flow.ts';
import { createFlow } from '#lib/flows/create-flow.ts';
import { findFlow } from '#lib/flows/find-flow.ts';
import { addNumber } from '#lib/numbers/add-number.ts';
import { assignNumber } from '#lib/numbers/assign-number.ts';
import { findNumber } from '#lib/numbers/find-number.ts';
import { phoneAddress } from '#lib/numbers/phone-address.ts';
import { addAccount } from '#lib/provider-accounts/add-account.ts';
import { chooseAccount } from '#lib/provider-accounts/choose-account.ts';
import { Refusal } from '#lib/refusal.ts';
import { defaultWorkspace, type Workspace } from '#lib/workspace.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { FlowSketch } from '#tests/support/flows.ts';

let database: TestDatabase;
let workspace: Workspace;

beforeAll(async () => {
  process.env['RINGTREE_SECRET_KEY'] = 'cd'.repeat(32);
  database = await testDatabase();
  workspace = defaultWorkspace(database);
  const account = (provider: string, name: string) =>
    addAccount(workspace, { provider, name, accountId: `${name}-id`, tokens: ['t'] });
  await Promise.all([account('twilio', 'one'), account('twilio', 'two'), account('plivo', 'three')]);
  for (const name of ['one', 'three']) {
    await addNumber(workspace, await chooseAccount(workspace, { account: name }), { number: '+14155550101' });
  }
  const flow = await createFlow(workspace, {
    document: new FlowSketch('Desk').node('in', 'incoming-call').document(),
  });
  await assignNumber(workspace, await findNumber(workspace, '+14155550101', 'twilio'), flow);
});
afterAll(() => database.drop());

/** The code of what was refused; it has words and advice. */
async function refused(work: () => Promise<unknown>): Promise<string> {
  const error = await work().then(
    () => new Error('it was done'),
    (reason: unknown) => reason,
  );
  const told = JSON.parse(failureText(error, true)).error;
  expect(told.advice).not.toBe('');
  expect(told.message).not.toMatch(/[{}]|undefined/);
  return told.code;
}

const account = (more: Partial<Parameters<typeof addAccount>[1]>) =>
  addAccount(workspace, { provider: 'twilio', accountId: 'new', tokens: ['t'], ...more });

describe.each<[string, () => Promise<unknown>]>([
  ['unknown-provider', () => account({ provider: 'carrier-pigeon' })],
  ['account-exists', () => account({ name: 'one' })],
  ['account-exists', () => account({ accountId: 'one-id' })],
  ['bad-credentials', () => account({ tokens: [''] })],
  ['bad-credentials', () => account({ tokens: [] })],
  ['bad-credentials', () => account({ accountId: ' ' })],
  ['account-unclear', () => chooseAccount(workspace, {})],
  ['account-unclear', () => chooseAccount(workspace, { provider: 'twilio' })],
  ['account-not-found', () => chooseAccount(workspace, { account: 'nobody' })],
  ['number-unclear', () => findNumber(workspace, '+1 415-555-0101')],
  ['number-not-found', () => findNumber(workspace, '+14155550102')],
  [
    'number-exists',
    async () =>
      addNumber(workspace, await chooseAccount(workspace, { account: 'two' }), { number: '+14155550101' }),
  ],
  ['flow-not-found', () => findFlow(workspace, 'nobody')],
  ['flow-has-numbers', async () => archiveFlow(workspace, await findFlow(workspace, 'desk'), true)],
  ['call-not-found', () => findStoredCall(workspace, 'CA1')],
  ['call-not-found', () => findStoredCall(workspace, '0189abcd')],
])('%s', (code, work) => {
  test('is told with advice', async () => {
    expect(await refused(work)).toBe(code);
  });
});

test('an account is found by its name, by the provider’s id, and when it is the only one', async () => {
  const named = async (choice: Parameters<typeof chooseAccount>[1]) =>
    (await chooseAccount(workspace, choice)).name;
  expect([
    await named({ account: 'two' }),
    await named({ account: 'two-id' }),
    await named({ provider: 'plivo' }),
  ]).toEqual(['two', 'two', 'three']);
});

test.each([
  ['+1 (415) 555-0123', '+14155550123'],
  [' +49 30 1234567 ', '+49301234567'],
  ['sip:desk@example.com', 'sip:desk@example.com'],
])('%s is %s', (written, address) => {
  expect(phoneAddress(written)).toBe(address);
});

test.each(['4155550123', '+', '+0123456', 'Anna', 'sip:', '', '+1415'])('%j is no number', (written) => {
  expect(() => phoneAddress(written)).toThrow(Refusal);
});

test('what broke inside is told without a stack', () => {
  expect(failureText(new TypeError('x is not a function'), false)).toBe(
    'It did not work: x is not a function\n',
  );
});
