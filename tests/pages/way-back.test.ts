import { expect, test } from 'vitest';
import { wayBack } from '#components/flow/way-back.ts';

const card = (x: number, y: number, height = 100) => ({ x, y, width: 240, height });

test('a wire that leads back runs below its steps and crosses no card between them', () => {
  const [source, target] = [card(600, 0), card(0, 40)];
  expect(wayBack(source, target, [source, target])).toBe(160);
  const between = [card(300, 120), card(320, 230, 50)];
  expect(wayBack(source, target, [...between, source, target])).toBe(300);
  const beside = [card(1000, 100), card(300, 400)];
  expect(wayBack(source, target, [...beside, source, target])).toBe(160);
});
