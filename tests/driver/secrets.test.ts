import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultWorkspaceId } from '#lib/database/workspace.ts';
import { sealValue } from '#lib/stored-secrets/stored-secret.ts';
import { FlowSketch } from '#tests/support/flows.ts';
import { pin } from './flows.ts';
import { addressIn, createWorld, secrets, TwilioCall, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** Everything that the database holds, as `COPY` writes it; bytes are also shown as the text they may be. */
async function copyOfEverything(): Promise<string> {
  const { rows: tables } = await world.database.pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await world.database.pool.query<{ line: string }>(
      `select t::text as line from ${name} t`,
    );
    const lines = rows.map(({ line }) => line).join('\n');
    const bytes = [...lines.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex = '']) =>
      Buffer.from(hex, 'hex').toString('latin1'),
    );
    texts.push(lines, ...bytes);
  }
  return texts.join('\n');
}

test('sensitive digits are heard by the caller and stand nowhere in the database', async () => {
  const { app } = world.process();
  const call = new TwilioCall(app, await world.number(pin()));
  const asked = await call.start();
  const digits = '804719355';
  const confirm = await call.post(addressIn(asked, 'action'), { Digits: `${digits}` });
  expect(confirm.body.replaceAll(/[\s,.]/g, '')).toContain(digits);
  const bye = await call.post(addressIn(confirm, 'action'), { Digits: '1' });
  expect(bye.body.replaceAll(/[\s,.]/g, '')).toContain(digits);
  // From the stored bytes, through a process that remembers nothing.
  const elsewhere = new TwilioCall(world.process().app, call.to).as(call);
  expect(await elsewhere.post(addressIn(asked, 'action'), { Digits: digits })).toEqual(confirm);
  expect(await elsewhere.post('/fallback')).toEqual(bye);
  const stored = await copyOfEverything();
  expect(stored).toContain(call.sid);
  expect(stored).toContain('Your PIN, please.');
  for (const spelling of [
    digits,
    [...digits].join(' '),
    [...digits].join(', '),
    Buffer.from(digits).toString('base64').slice(0, 11),
  ])
    expect(stored).not.toContain(spelling);
});

test('a stored secret is told to a voice agent and stands nowhere in the database', async () => {
  const value = 'key & of the agent';
  const place = { workspace: defaultWorkspaceId, name: 'AGENT_KEY' };
  await world.database.prisma.storedSecret.create({
    data: { workspaceId: place.workspace, name: place.name, value: sealValue(place, value, secrets) },
  });
  const talk = new FlowSketch('Talk')
    .node('start', 'incoming-call')
    .node('agent', 'media-stream', {
      url: 'wss://agent.example/{{ secrets.AGENT_KEY }}/talk',
      parameters: { key: '{{ secrets.AGENT_KEY }}', none: '{{ secrets.GONE }}' },
      audio: 'linear-8000',
    })
    .wire('start', 'next', 'agent');
  const call = new TwilioCall(world.process().app, await world.number(talk.document()));
  const told = await call.start();
  expect(told.body).toContain(`url="wss://agent.example/${encodeURIComponent(value)}/talk"`);
  expect(told.body).toContain('name="key" value="key &amp; of the agent"');
  expect(told.body).toContain('name="none" value=""');
  // Again from the stored bytes, and anew for who asks for the document once more.
  expect(await new TwilioCall(world.process().app, call.to).as(call).start()).toEqual(told);
  expect(await new TwilioCall(world.process().app, call.to).as(call).post('/fallback')).toEqual(told);
  const [turn] = (await world.stored(call.sid)).turns;
  expect(turn?.emulations).toEqual([
    { asked: 'sound of 16 bits for a voice agent', sent: 'telephone sound' },
  ]);
  const stored = await copyOfEverything();
  for (const spelling of ['of the agent', encodeURIComponent(value), 'key &amp;'])
    expect(stored).not.toContain(spelling);
});
