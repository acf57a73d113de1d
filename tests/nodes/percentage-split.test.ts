import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnPoint } from '#runtime/contract/drawn-point.ts';

const numbers = Array.from({ length: 20_000 }, (_, index) => `+1415555${String(index).padStart(5, '0')}`);

test('numbers in a row are spread evenly', () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const number of numbers) {
    const tenth = Math.floor(drawnPoint(`split ${number}`) * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});

test('two splits in a row are independent of each other', () => {
  const both = numbers.filter((number) => ['one', 'two'].every((id) => drawnPoint(`${id} ${number}`) < 0.5));
  expect(Math.abs(both.length - 5_000)).toBeLessThan(300);
});

test('the same text gives the same point, from 0 to below 1', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const point = drawnPoint(text);
      return point >= 0 && point < 1 && point === drawnPoint(text);
    }),
  );
});
