import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { importFlow } from '#lib/flows/import-flow.ts';
import { defaultWorkspace } from '#lib/workspace.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { FlowSketch } from '#tests/support/flows.ts';
import { type Ran, ringtree } from './ringtree.ts';

// Each command is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const run = (parameters: string[], input = ''): Promise<Ran> =>
  ringtree(['schedule', ...parameters], {
    input,
    environment: { DATABASE_URL: database.url, RINGTREE_SECRET_KEY: 'ab'.repeat(32) },
  });

const office = {
  timeZone: 'Europe/Zurich',
  weekly: [{ id: 'a', days: 'weekdays', from: '08:00', to: '18:00' }],
  holidays: { country: 'CH', region: 'ZH' },
};

test('shared opening hours are stored, shown at any moment, and forced', async () => {
  const stored = await run(['set', 'Front office', '-'], JSON.stringify(office));
  expect(stored).toMatchObject({ status: 0, err: '' });
  expect(stored.out).toContain('Stored Front office (revision 1).');

  const eve = await run(['show', 'Front office', '--at', '2026-12-25T10:00+01:00']);
  expect(eve.out).toContain(
    'Front office: Closed for Christmas Day: Friday 10:00 in Europe/Zurich, opens Monday 08:00.',
  );
  expect(eve.out).toContain('"region": "ZH"');

  expect((await run(['force', 'Front office', 'open'])).out).toMatch(
    /^Front office: Open by hand: .* until further notice\.$/m,
  );
  expect((await run(['list'])).out).toMatch(/^Front office {2}Open by hand/m);
  const back = await run(['force', 'Front office', 'no', '--json']);
  expect(JSON.parse(back.out)).toMatchObject({ name: 'Front office', revision: 3 });
});

test('what calls could not follow is refused in words', async () => {
  const unreadable = await run(
    ['set', 'Other', '-'],
    JSON.stringify({ ...office, weekly: [{ id: 'a', from: '8' }] }),
  );
  expect(unreadable).toMatchObject({ status: 1, out: '' });
  expect(unreadable.err).toContain('weekly.0.from: Write a time such as 08:30');
  const nowhere = await run(['set', 'Other', '-'], JSON.stringify({ ...office, timeZone: 'Mars/Olympus' }));
  expect(nowhere.err).toContain('timeZone: unknown time zone “Mars/Olympus”');
  const gone = await run(['show', 'Other']);
  expect(gone.err).toContain('“ringtree schedule list” shows them');
});

test('opening hours are forgotten only when no flow uses them', async () => {
  const { id } = JSON.parse((await run(['set', 'Late', '-', '--json'], JSON.stringify(office))).out);
  const json = new FlowSketch('Night')
    .node('in', 'incoming-call')
    .node('hours', 'hours', { source: 'shared', schedule: id })
    .wire('in', 'next', 'hours')
    .document();
  const workspace = defaultWorkspace(database);
  await importFlow(workspace, { json, slug: 'night' });
  const refused = await run(['remove', 'Late']);
  expect(refused).toMatchObject({ status: 1, out: '' });
  expect(refused.err).toContain('Flows still use the opening hours “Late”: night.');
  await database.prisma.flow.updateMany({ data: { archivedAt: new Date() } });
  expect((await run(['remove', 'Late'])).out).toBe('Removed Late.\n');
  expect((await run(['show', 'Late'])).status).toBe(1);
});
