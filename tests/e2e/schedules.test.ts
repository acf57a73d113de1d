import { afterAll, beforeAll, expect, test } from 'vitest';
import { forceSchedule } from '#lib/schedules/force-schedule.ts';
import { setSchedule } from '#lib/schedules/set-schedule.ts';
import { FlowSketch, words } from '../support/flows.ts';
import { openRingtree, type Ringtree } from '../support/ringtree.ts';

let ringtree: Ringtree;

beforeAll(async () => {
  ringtree = await openRingtree();
});
afterAll(() => ringtree?.close());

test('calls follow shared opening hours as they are changed, without publishing again', async () => {
  const { workspace } = ringtree;
  const always = [{ id: 'a', days: 'every-day', from: '00:00', to: '24:00' }];
  const { stored } = await setSchedule(workspace, { name: 'Office', json: { weekly: always } });
  const flow = new FlowSketch('Office')
    .node('start', 'incoming-call')
    .node('hours', 'hours', { source: 'shared', schedule: stored.id })
    .node('there', 'speak', { prompt: words('We are there.') })
    .node('gone', 'speak', { prompt: words('Nobody is there.') })
    .node('bye', 'hang-up')
    .wire('start', 'next', 'hours')
    .wire('hours', { open: 'there', closed: 'gone' })
    .wire('there', 'next', 'bye')
    .wire('gone', 'next', 'bye');
  await ringtree.answer('+14155550620', flow);
  const call = () => ringtree.phone('twilio').calls('+14155550620');
  (await call()).hears(/We are there/);

  await forceSchedule(workspace, 'Office', { state: 'closed', until: '' });
  // A server keeps them for a second.
  await expect.poll(() => call().then((placed) => placed.hears(/Nobody/)), { timeout: 10_000 }).toBeTruthy();
  const revisions = await ringtree.database.pool.query('select revision from schedules');
  expect(revisions.rows).toEqual([{ revision: 2 }]);
});
