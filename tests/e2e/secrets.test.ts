import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareCluster } from '#lib/database/cluster.ts';
import { copyOut } from '../support/copy-out.ts';
import { FlowSketch, words } from '../support/flows.ts';
import type { PhoneCall } from '../support/phone/phone-call.ts';
import { openRingtree, type ProviderName, providerNames, type Ringtree } from '../support/ringtree.ts';
import { passed } from '../support/stored.ts';

const number = '+14155550401';

/** Digits that nothing else in the call has, spoken back in every way that a flow can. */
const card = '4929712345670198';
const pin = '867530912864';
const later = '397510884213';
const secrets = [card, pin, later];

const flow = new FlowSketch('Secrets')
  .variable('kept', 'text', '')
  .node('start', 'incoming-call')
  .node('card', 'get-digits', {
    prompt: words('Enter your card.'),
    mostDigits: 16,
    leastDigits: 16,
    sensitive: true,
    validation: { kind: 'any' },
    readBack: { on: true, prompt: words('You entered {{ digits }}. Press 1 if that is right, 2 if not.') },
    tooShortPrompt: words('That was too short.'),
  })
  .node('keep', 'set-variables', {
    changes: [{ id: 'one', name: 'kept', value: 'card {{ steps.card.digits }}' }],
  })
  .node('say', 'speak', {
    prompt: words('We noted {{ vars.kept }} and its end {{ steps.card.digits | slice: 12, 4 }}.'),
  })
  .node('pin', 'get-digits', {
    prompt: words('Now the PIN for {{ vars.kept }}.'),
    mostDigits: 12,
    sensitive: true,
    validation: { kind: 'list', allowed: [{ id: 'only', value: '{{ vars.expected }}' }] },
    invalidPrompt: words('That is not the PIN.'),
    attempts: 2,
  })
  .node('room', 'conference', {
    name: 'room',
    pin: { on: true, prompt: words('And the room.'), code: '1', attempts: 1 },
  })
  .node('bye', 'hang-up', { prompt: words('Good bye {{ vars.kept }}.'), reason: 'heard {{ vars.kept }}' })
  .variable('expected', 'text', 'none of yours')
  .wire('start', 'next', 'card')
  .wire('card', { entered: 'keep', 'no-input': 'bye', invalid: 'bye' })
  .wire('keep', 'next', 'say')
  .wire('say', 'next', 'pin')
  .wire('pin', { entered: 'bye', 'no-input': 'bye', invalid: 'room' })
  .wire('room', { left: 'bye', 'wrong-pin': 'bye' });

let ringtree: Ringtree;
const placed: PhoneCall[] = [];

beforeAll(async () => {
  ringtree = await openRingtree({ embedded: true });
  await ringtree.answer(number, flow);
});
afterAll(() => ringtree?.close());

/** Every text as it may lie in a file or a `COPY`: plain, spoken digit by digit, and in the hexadecimal of a bytea. */
function traces(secret: string): { text: string; bytes: Buffer }[] {
  const forms = [secret, [...secret].join(' '), secret.match(/.{4}/g)?.join(' ') ?? secret];
  return forms.flatMap((form) => [
    { text: form, bytes: Buffer.from(form) },
    { text: `${form} in hexadecimal`, bytes: Buffer.from(Buffer.from(form).toString('hex')) },
    // Base64 looks different after one or two other bytes.
    ...['', 'x', 'xx'].map((before) => ({
      text: `${form} in base64`,
      bytes: Buffer.from(
        Buffer.from(before + form)
          .toString('base64')
          .slice(4, -4),
      ),
    })),
  ]);
}

/** Something of the same call that is no secret: a place where it is not found was not searched. */
const noSecret = '+12125550188';

function expectNone(place: string, content: Buffer): void {
  const found = secrets.flatMap(traces).filter(({ bytes }) => content.includes(bytes));
  expect(found.map(({ text }) => `${text} in ${place}`)).toEqual([]);
}

async function enterEverything(provider: ProviderName): Promise<PhoneCall> {
  const call = await ringtree.phone(provider).calls(number, { from: noSecret });
  await call.presses(`${pin}#`);
  call.hears(/too short/);
  await call.presses(card);
  call.hears(new RegExp(`You entered ${[...card].join(' ')}`));
  await call.presses('2');
  await call.presses(card);
  await call.silence();
  await call.presses('1');
  call.hears(new RegExp(`noted card ${card}.*end 0198`)).hears(new RegExp(`PIN for card ${card}`));
  await call.repeatLastWebhook();
  await call.presses(pin);
  call.hears(/not the PIN/);
  await call.presses(later);
  call.hears(/And the room/);
  await call.presses(`${later}#`);
  call.hears(new RegExp(`Good bye card ${card}`));
  return call;
}

describe.each(providerNames)('sensitive digits entered through %s', (provider) => {
  it('are read back and used by the flow', async () => {
    const call = await enterEverything(provider);
    placed.push(call);
    expect(await passed(ringtree.database, call)).toEqual(
      expect.arrayContaining(['card > entered', 'pin > invalid', 'room > wrong-pin']),
    );
  });
});

describe('what is left of them', () => {
  it('is in no table, also not in stored replies', async () => {
    const tables = await copyOut(ringtree.database.pool);
    const names = tables.map(({ table }) => table);
    expect(names).toContain('public.calls');
    // The partitions of `turns` hold the replies.
    expect(
      tables.filter(({ table }) => table.startsWith('partitions.')).some(({ rows }) => rows.length > 0),
    ).toBe(true);
    expect(tables.filter(({ rows }) => rows.includes(noSecret)).map(({ table }) => table)).toContain(
      'public.calls',
    );
    for (const { table, rows } of tables) expectNone(table, rows);
  });

  it('is in nothing that `call show` tells, for people and for programs', async () => {
    expect(placed).toHaveLength(providerNames.length);
    for (const call of placed) {
      for (const options of [[], ['--json']]) {
        const command = ['cli/main.ts', 'call', 'show', call.id, ...options];
        const env = {
          NODE_ENV: 'production' as const,
          PATH: process.env['PATH'],
          ...ringtree.server.environment,
        };
        const { stdout } = await promisify(execFile)(process.execPath, command, { env });
        expect(stdout).toContain(noSecret);
        expect(stdout).toMatch(/wrong-pin/);
        expectNone('call show', Buffer.from(stdout));
      }
    }
  });

  it('is in no line of the log at the finest level', async () => {
    const log = await ringtree.server.log();
    expect(log).toMatch(/"level":(10|20)/);
    expectNone('the log', Buffer.from(log));
  });

  it('is in no file of the database, its write-ahead log included', async () => {
    await ringtree.database.pool.query('checkpoint');
    const { dataFolder } = await prepareCluster(ringtree.server.data);
    const home = dirname(dataFolder);
    let searched = false;
    for (const entry of await readdir(home, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      // PostgreSQL may remove a temporary file meanwhile.
      const content = await readFile(path).catch(() => Buffer.alloc(0));
      expectNone(path, content);
      searched ||= path.includes('pg_wal') && content.includes(noSecret);
    }
    expect(searched).toBe(true);
  });
});
