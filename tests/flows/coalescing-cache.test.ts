import { expect, test, vi } from 'vitest';
import { CoalescingCache } from '#lib/coalescing-cache.ts';

test('two who miss at once share one load, and later ones find it', async () => {
  const cache = new CoalescingCache<number>(2);
  const load = vi.fn(async () => 1);
  expect(await Promise.all([cache.get('a', load), cache.get('a', load)])).toEqual([1, 1]);
  expect(await cache.get('a', load)).toBe(1);
  expect(load).toHaveBeenCalledTimes(1);
});

test('a load that failed is tried again', async () => {
  const cache = new CoalescingCache<number>(2);
  await expect(cache.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await cache.get('a', async () => 2)).toBe(2);
});

test('what was used longest ago goes first', async () => {
  const cache = new CoalescingCache<string>(2);
  const load = vi.fn(async () => 'loaded');
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await cache.get(key, load);
  expect(load).toHaveBeenCalledTimes(4);
});
