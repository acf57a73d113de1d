import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wayOf } from '#lib/http/door.ts';
import { metrics } from '#lib/metrics.ts';
import { roundAndRound } from '../kills/round.flow.ts';
import { type Aims, signedWebhook, unsignedWebhook } from './any-webhook.ts';
import { heapAfterCollection } from './heap.ts';
import { Line, type WireAnswer } from './line.ts';
import { seed } from './seed.ts';
import { type Attacked, attacked, bytesOf, openTarget, type Target, type Webhook } from './target.ts';

const unsigned = Number(process.env['ATTACK_WEBHOOKS'] ?? 85_000);
const signed = Math.ceil((unsigned * 15) / 85);
const batch = 1_000;
const callsOfEach = 40;
/** Connections at the same time. */
const width = 24;
/** What a run may keep more than it did after its first third: caches fill, leaks of a hundred bytes a webhook do not fit. */
const mostGrowth = 12_000_000;

let target: Target;
let aims: Aims;

beforeAll(async () => {
  target = await openTarget(roundAndRound.document());
  aims = { twilio: await aimAt('twilio'), plivo: await aimAt('plivo') };
});
afterAll(() => target?.close());

/** Begins genuine calls, for hostile webhooks to aim at. */
async function aimAt(provider: Attacked): Promise<Aims[Attacked]> {
  const { token, number } = target.account(provider);
  const to = provider === 'plivo' ? number.slice(1) : number;
  const aim: Aims[Attacked] = { calls: [], names: [], numbers: [to], token };
  for (let place = 0; place < callsOfEach; place += 1) {
    const name = `aimed-at-${place}`;
    await target.send(genuine(provider, name));
    const call = await target.driver.find({ provider, providerCallId: name });
    if (!call) throw new Error('The genuine call did not begin.');
    aim.calls.push(call.id);
    aim.names.push(name);
  }
  return aim;
}

function genuine(provider: Attacked, name: string): Webhook {
  const { token, number } = target.account(provider);
  const form: [string, string][] = [
    [provider === 'twilio' ? 'CallSid' : 'CallUUID', name],
    ['From', '12125550100'],
    ['To', provider === 'plivo' ? number.slice(1) : number],
    ['CallStatus', 'ringing'],
    ['Direction', 'inbound'],
  ];
  return { path: `/v1/${provider}/voice`, form, signedBy: { provider, token } };
}

test(`${unsigned} malformed, oversized, wrongly typed, deeply nested and unsigned webhooks: no 5xx, no crash, no trace, flat memory`, async () => {
  const before = await target.traces();
  const { statuses, growth } = await attack(unsignedWebhook(aims), unsigned, (answer, webhook) => {
    if (answer.status === 200 && !isHarmless(answer)) throw new Error(told(answer, webhook));
  });
  console.log(`unsigned webhooks by status: ${JSON.stringify(statuses)}, ${growth} bytes more`);
  for (const status of ['400', '403', '404', '413']) expect(statuses).toHaveProperty(status);
  expect(growth).toBeLessThan(mostGrowth);
  expect(await target.traces()).toEqual(before);
  await stillAnswers();
});

test(`${signed} webhooks with the right signature and hostile content: none breaks a turn, every document is whole`, async () => {
  const failures = await brokenTurns();
  const { statuses, growth } = await attack(signedWebhook(aims), signed, (answer, webhook) => {
    if (answer.type.includes('xml')) readXml(answer, webhook);
  });
  console.log(`signed webhooks by status: ${JSON.stringify(statuses)}, ${growth} bytes more`);
  expect(statuses['200']).toBeGreaterThan(signed / 3);
  // An apology with status 200 hides an error of ours.
  expect(await brokenTurns()).toEqual(failures);
  // Calls and their states are kept, up to a number.
  expect(growth).toBeLessThan(5 * mostGrowth);
  await stillAnswers();
});

/** With the status that is answered, or 0 where the line is cut; nothing follows but where our own answer is waited for. */
describe('what is not even HTTP', () => {
  const voice = 'POST /v1/twilio/voice HTTP/1.1\r\nhost: a\r\n';
  const form = 'content-type: application/x-www-form-urlencoded\r\n';
  test.each([
    ['nothing', 0, ''],
    ['no HTTP', 400, 'SSH-2.0-OpenSSH\r\n\r\n'],
    ['bytes', 400, '\u0000\u00ff\u0016\u0003\u0001'],
    ['another version', 400, 'POST /v1/twilio/voice HTTP/9.9\r\n\r\n'],
    ['no host', 400, 'POST /v1/twilio/voice HTTP/1.1\r\ncontent-length: 0\r\n\r\n'],
    ['a broken header', 400, `${voice}no colon\r\n\r\n`],
    ['a header without end', 431, `${voice}x: ${'a'.repeat(200_000)}\r\n\r\n`],
    ['a line without end', 431, `POST /v1/${'a'.repeat(200_000)} HTTP/1.1\r\n\r\n`],
    [
      'many headers',
      431,
      `${voice}${Array.from({ length: 3_000 }, (_, at) => `x${at}: 1\r\n`).join('')}\r\n`,
    ],
    ['two lengths', 400, `${voice}content-length: 1\r\ncontent-length: 2\r\n\r\nab`],
    [
      'a length and chunks',
      400,
      `${voice}${form}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['a negative length', 400, `${voice}${form}content-length: -1\r\n\r\n`],
    ['a length that lies', 400, `${voice}${form}content-length: 100\r\n\r\nTo=1`],
    ['a length above all', 413, `${voice}${form}content-length: 99999999999\r\n\r\nTo=1`],
    ['chunks that lie', 400, `${voice}${form}transfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\nTo=1`],
    [
      'chunks without end',
      413,
      `${voice}${form}transfer-encoding: chunked\r\n\r\n${`400\r\n${'a'.repeat(1_024)}\r\n`.repeat(200)}`,
    ],
    ['a control character', 400, `${voice}x: a\u0001b\r\n\r\n`],
    ['an odd expectation', 417, `${voice}expect: the-impossible\r\ncontent-length: 0\r\n\r\n`],
    ['an upgrade', 0, `${voice}connection: upgrade\r\nupgrade: h2c\r\n\r\n`],
    ['packed', 200, `${voice}${form}content-encoding: gzip\r\ncontent-length: 4\r\n\r\nTo=1`],
  ])('%s: %i', async (_, expected, bytes) => {
    const before = await target.traces();
    const line = new Line(target.port);
    const { status } = await line.ask(Buffer.from(bytes, 'latin1'), expected !== 200);
    line.close();
    expect(status).toBe(expected);
    expect(await target.traces()).toEqual(before);
    await stillAnswers();
  });
});

test('any target has a way, or is none', () => {
  const part = fc.oneof(
    fc.constantFrom(...'/ . .. %2e \\ ? # : @ v1 twilio metrics http:// [ ] %00 ; *'.split(' ')),
    fc.string(),
  );
  const start = fc.constantFrom('', '/', '/v1/', '/v1/twilio/', 'http://a/v1/');
  fc.assert(
    fc.property(start, fc.array(part), (begun, parts) => {
      const target = begun + parts.join('');
      const way = wayOf(target, false);
      if (way?.to === 'webhooks') expect(URL.parse(target, 'http://localhost')?.pathname).toMatch(/^\/v1\//);
    }),
    { seed, numRuns: 20_000 },
  );
});

type Statuses = Record<string, number>;

/** Sends so many over several connections. Rejects for a 5xx, a connection that broke, and what `check` throws. */
async function attack(
  webhooks: fc.Arbitrary<Webhook>,
  times: number,
  check: (answer: WireAnswer, webhook: Webhook) => void,
): Promise<{ statuses: Statuses; growth: number }> {
  const statuses: Statuses = {};
  const lines = Array.from({ length: width }, () => new Line(target.port));
  let early = 0;
  for (let sent = 0; sent < times; sent += batch) {
    const next = fc.sample(webhooks, { seed: seed + sent, numRuns: Math.min(batch, times - sent) }).values();
    const work = lines.map(async (line) => {
      for (const webhook of next) {
        const answer = await line.ask(bytesOf(webhook));
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        const isCutOff = answer.status === 0 && (webhook.body?.length ?? 0) > 64_000;
        if (answer.status >= 500 || (answer.status < 200 && !isCutOff))
          throw new Error(told(answer, webhook));
        check(answer, webhook);
      }
    });
    await Promise.all(work);
    if (early === 0 && sent + batch >= times / 3) early = heapAfterCollection();
  }
  for (const line of lines) line.close();
  return { statuses, growth: heapAfterCollection() - early };
}

function told(answer: WireAnswer, webhook: Webhook): string {
  return JSON.stringify({ answer, webhook }).slice(0, 4_000);
}

/** What is said without a signature tells nothing: that there is no such number. */
function isHarmless({ body }: WireAnswer): boolean {
  return /not in service/.test(body) || /<Hangup ?\/>/.test(body) || body === '';
}

function readXml(answer: WireAnswer, webhook: Webhook): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new Error(`${error.message}: ${told(answer, webhook)}`);
  });
  parser.write(answer.body).close();
}

/** Turns that ended in the spoken fallback, or with a status that asks for a repeat. */
async function brokenTurns(): Promise<number> {
  const { values } = await metrics().turns.get();
  return values
    .filter(({ labels }) => labels.result === 'fallback' || labels.result === 'failed')
    .reduce((sum, { value }) => sum + value, 0);
}

let answered = 0;

async function stillAnswers(): Promise<void> {
  answered += 1;
  for (const provider of attacked) {
    const { status, body } = await target.send(genuine(provider, `afterwards-${answered}`));
    expect(status).toBe(200);
    expect(body).toMatch(/<(Gather|GetInput|GetDigits)/);
  }
}
