import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBatchReader } from '#lib/batch-reader.ts';

/** Readings under way, each with its keys; it finds the keys themselves. */
function watched(options: { most?: number } = {}) {
  const readings: { keys: string[]; finish: () => void; fail: () => void }[] = [];
  const read = createBatchReader<string>({
    ...options,
    readMany: (keys) =>
      new Promise((resolve, reject) => {
        const finish = () =>
          resolve(new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, key])));
        readings.push({ keys, finish, fail: () => reject(new Error('gone')) });
      }),
  });
  const keysRead = () => readings.map(({ keys }) => keys);
  return { read, readings, keysRead };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what is asked for while one read is under way makes the next, each key once', async () => {
  const { read, readings, keysRead } = watched();
  const first = read('a');
  const others = [read('b'), read('a'), read('b'), read('nobody')];
  expect(keysRead()).toEqual([['a']]);
  readings[0]?.finish();
  expect(await first).toBe('a');
  await vi.waitFor(() => expect(keysRead()).toEqual([['a'], ['b', 'a', 'nobody']]));
  readings[1]?.finish();
  expect(await Promise.all(others)).toEqual(['b', 'a', 'b', undefined]);
});

test('a read that fails is a matter of those who asked for it', async () => {
  const { read, readings } = watched();
  const [first, second] = [read('a'), read('b')];
  const failed = expect(first).rejects.toThrow('gone');
  readings[0]?.fail();
  await failed;
  await vi.waitFor(() => expect(readings).toHaveLength(2));
  readings[1]?.finish();
  expect(await second).toBe('b');
});

test('nobody waits for a read that hangs but those who asked for it', async () => {
  const { read, readings, keysRead } = watched();
  const hung = read('a');
  const next = read('b');
  await vi.advanceTimersByTimeAsync(100);
  expect(keysRead()).toEqual([['a'], ['b']]);
  readings[1]?.finish();
  expect(await next).toBe('b');
  readings[0]?.finish();
  expect(await hung).toBe('a');
});

test('the end of a read that was not waited for lets nobody overtake', async () => {
  const { read, readings, keysRead } = watched();
  const all = [read('a'), read('b')];
  await vi.advanceTimersByTimeAsync(100);
  all.push(read('c'));
  readings[0]?.finish();
  await all[0];
  expect(keysRead()).toEqual([['a'], ['b']]);
  readings[1]?.finish();
  await all[1];
  await vi.waitFor(() => expect(keysRead()).toEqual([['a'], ['b'], ['c']]));
  readings[2]?.finish();
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
});

test('none has more keys than so many', async () => {
  const { read, readings, keysRead } = watched({ most: 2 });
  const all = ['a', 'b', 'c', 'b', 'd', 'e'].map((key) => read(key));
  for (const reading of [0, 1, 2]) {
    await vi.waitFor(() => expect(readings).toHaveLength(reading + 1));
    readings[reading]?.finish();
  }
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'b', 'd', 'e']);
  expect(keysRead()).toEqual([['a'], ['b', 'c'], ['d', 'e']]);
});
