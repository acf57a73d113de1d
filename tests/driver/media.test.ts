import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mediaPath } from '#lib/audio/media-url.ts';
import { readSound } from '#lib/audio/read-sound.ts';
import { storeAudio } from '#lib/audio/store-audio.ts';
import { createMedia } from '#lib/http/media.ts';
import { createSecrets } from '#lib/secrets.ts';
import { defaultWorkspace } from '#lib/workspace.ts';
import { builtInSounds } from '#runtime/contract/built-in-sounds.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { wave } from '#tests/support/wave.ts';
import { secrets } from './world.ts';

let database: TestDatabase;
let id: string;
let app: Hono;

beforeAll(async () => {
  database = await testDatabase();
  ({ id } = await storeAudio(defaultWorkspace(database), { name: 'greeting', bytes: wave }));
  app = createMedia({ database: () => Promise.resolve(database), secrets: () => secrets });
});
afterAll(() => database.drop());

const path = (expires = Date.now() + 60_000, box = secrets) =>
  mediaPath({ id, contentType: 'audio/wav', expires }, box);
const get = (range?: string, method = 'GET') =>
  app.request(path(), { method, headers: range === undefined ? {} : { range } });

test('the whole sound comes with its type, size and a tag', async () => {
  const response = await get();
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'audio/wav',
    'content-length': '8044',
    'accept-ranges': 'bytes',
  });
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(wave);
});

test.each([
  ['bytes=0-99', 0, 100],
  ['bytes=8000-', 8000, 8044],
  ['bytes=-44', 8000, 8044],
  ['bytes=8000-99999', 8000, 8044],
  ['bytes=-99999', 0, 8044],
])('%s is served as a part', async (range, first, end) => {
  const response = await get(range);
  expect(response.status).toBe(206);
  expect(response.headers.get('content-range')).toBe(`bytes ${first}-${end - 1}/8044`);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(wave.slice(first, end));
});

test.each(['bytes=8044-', 'bytes=-0'])('%s cannot be satisfied', async (range) => {
  const response = await get(range);
  expect(response.status).toBe(416);
  expect(response.headers.get('content-range')).toBe('bytes */8044');
});

test.each(['bytes=5-1', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=x'])(
  '%s is no range and gets all',
  async (range) => {
    expect((await get(range)).status).toBe(200);
  },
);

test('HEAD tells the size without a body', async () => {
  const response = await get(undefined, 'HEAD');
  expect(response.headers.get('content-length')).toBe('8044');
  expect(await response.text()).toBe('');
});

test('a known tag is not sent again', async () => {
  const etag = (await get()).headers.get('etag') ?? '';
  expect((await app.request(path(), { headers: { 'if-none-match': etag } })).status).toBe(304);
});

test('forged, moved and expired addresses are refused', async () => {
  const others = createSecrets(new Uint8Array(32).fill(8));
  expect((await app.request(path(Date.now() + 60_000, others))).status).toBe(403);
  expect((await app.request(path(Date.now() - 2_000))).status).toBe(403);
  expect(
    (
      await app.request(
        path().replace(
          id,
          id.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
        ),
      )
    ).status,
  ).toBe(403);
  expect((await app.request('/media/x/y.wav')).status).toBe(403);
});

test('an address says the same each time it is made, so that repeats of a reply have the same bytes', () => {
  expect(path(1_800_000_000_000)).toBe(path(1_800_000_000_000));
});

test('a sound knows its length, whatever it is called', async () => {
  expect(readSound(wave)).toEqual({ contentType: 'audio/wav', durationMs: 1000 });
  const frame = Buffer.alloc(16_000);
  frame.writeUInt32BE(0xfffb9000);
  expect(readSound(frame)).toEqual({ contentType: 'audio/mpeg', durationMs: 1000 });
  const tagged = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x05', 'latin1'), Buffer.alloc(5), frame]);
  expect(readSound(tagged)).toEqual({ contentType: 'audio/mpeg', durationMs: 1000 });
});

test('what is no sound, and what is too large, is refused', async () => {
  const workspace = defaultWorkspace(database);
  for (const text of ['', '<html>', 'RIFF    AVI ', '\xff\xfb'])
    await expect(
      storeAudio(workspace, { name: 'x.mp3', bytes: new Uint8Array(Buffer.from(text, 'latin1')) }),
    ).rejects.toThrow(/neither/);
  const large = new Uint8Array(10 * 1024 * 1024 + 1);
  await expect(storeAudio(workspace, { name: 'x', bytes: large })).rejects.toThrow(/larger than 10 MB/);
});

test('a sound of the same name keeps its id and gets the next revision', async () => {
  const again = await storeAudio(defaultWorkspace(database), { name: 'greeting', bytes: wave });
  expect(again).toEqual({ id, revision: 2 });
});

test("the product's own music is for everybody, long as it says, and quieter than speech", async () => {
  const { path, seconds } = builtInSounds['hold-music'];
  const response = await app.request(path);
  expect(response.headers.get('content-type')).toBe('audio/wav');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([bytes.toString('latin1', 0, 4), bytes.readUInt32LE(24), bytes.readUInt16LE(34)]).toEqual([
    'RIFF',
    8000,
    16,
  ]);
  expect((bytes.length - 44) / 16_000).toBe(seconds);
  const samples = Array.from({ length: 16_000 * 2 }, (_, at) => bytes.readInt16LE(44 + at * 2));
  expect(Math.max(...samples.map(Math.abs))).toBeLessThan(12_000);
  expect(samples.some((sample) => Math.abs(sample) > 2_000)).toBe(true);
  const part = await app.request(path, { headers: { range: 'bytes=0-3' } });
  expect([part.status, await part.text()]).toEqual([206, 'RIFF']);
});
