import { afterAll, beforeAll, expect, it } from 'vitest';
import { FlowSketch, words } from '../support/flows.ts';
import type { SentMessage } from '../support/phone/rest-interface.ts';
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { number } from './callers.ts';
import { killable } from './killable.ts';
import { createRecorder } from './recorder.ts';

const concurrent = 150;
const kills = 3;
/** Of a process, as lib/jobs/keep-sending.ts has it. */
const mostUnderWay = 50;
const recorder = createRecorder();
let ringtree: Ringtree;
let kill: () => Promise<void>;

/** Writes to the caller twice; the second time when a key was pressed. */
const writing = new FlowSketch('Writing')
  .node('start', 'incoming-call')
  .node('first', 'send-message', { texts: { 'en-US': 'First.' } })
  .node('ask', 'get-digits', { prompt: words('Press a key.'), leastDigits: 1, mostDigits: 1, attempts: 9 })
  .node('second', 'send-message', { texts: { 'en-US': 'Second.' } })
  .node('bye', 'hang-up', { prompt: words('Bye.') })
  .wire('start', 'next', 'first')
  .wire('first', { sent: 'ask', failed: 'ask' })
  .wire('ask', 'entered', 'second')
  .wire('second', { sent: 'bye', failed: 'bye' });

beforeAll(async () => {
  ringtree = await openRingtree({ patience: 120_000, environment: { LOG_LEVEL: 'error' } });
  kill = killable(ringtree.server, recorder.deliver);
  await ringtree.answer(number, writing);
});
afterAll(() => ringtree?.close());

it('a server killed while it sends text messages: each is sent once, but for those of which nobody can know, which are not sent again', async () => {
  const callers = Array.from({ length: concurrent }, (_, index) => `+1212555${1000 + index}`);
  const over = Promise.all(callers.map(calls));
  over.catch(() => undefined);
  for (let times = 1; times <= kills; times++) {
    const last = (callers.length * times) / (kills + 1);
    await Promise.race([over, ringtree.rest.takesMessage(callers[Math.floor(last)] ?? '')]);
    await kill();
  }
  await over;

  const { pool } = ringtree.database;
  const open = async () => {
    const { rows } = await pool.query(`select id from outbox where status not in ('sent', 'failed')`);
    return rows.length;
  };
  // Who died with a message has it for a minute.
  await expect.poll(open, { timeout: 180_000, interval: 500 }).toBe(0);
  const sent = ringtree.rest.orders.filter((order) => order.kind === 'message');
  const { rows: wanted } = await pool.query<Wanted>(
    `select outbox.status, outbox.last_error as error, outbox.payload, calls.from_number as caller,
       (select count(*)::int from turns where turns.call_id = calls.id and turns.key = 'fact:effect:' || outbox.key) as told
     from outbox join calls on calls.id = outbox.call_id`,
  );
  const unknown = wanted.filter(({ status }) => status === 'failed');
  console.log(`${wanted.length} messages, ${sent.length} sent, ${unknown.length} of which nobody can know`);
  expect(wanted).toHaveLength(2 * concurrent);
  for (const message of wanted) expectOnce(message, sent);
  expect(unknown.length).toBeGreaterThan(0);
  expect(unknown.length).toBeLessThanOrEqual(kills * mostUnderWay);
});

type Wanted = {
  status: string;
  error: string | null;
  payload: { effect: { text: string } };
  caller: string;
  told: number;
};

function expectOnce({ status, error, payload, caller, told }: Wanted, sent: readonly SentMessage[]): void {
  const { text } = payload.effect;
  const times = sent.filter((one) => one.to === caller && one.text === text).length;
  const place = `${text} to ${caller}: ${status} ${error}`;
  // Its call hears once what became of it.
  expect(told, place).toBe(1);
  if (status === 'sent') expect(times, place).toBe(1);
  else {
    expect(error, place).toMatch(/^Interrupted/);
    expect(times, place).toBeLessThanOrEqual(1);
  }
}

async function calls(from: string, index: number): Promise<void> {
  const provider = providerNames[index % 2 === 0 ? 0 : 1];
  const call = await ringtree.phone(provider).calls(number, { from });
  await call.presses('1');
  call.hears(/Bye/);
}
