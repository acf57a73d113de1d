import { expect, test } from 'vitest';
import { slugOf, slugs } from '#runtime/graph/slug.ts';

const node = (name: string) => ({ kind: 'speak', version: 1, name, position: { x: 0, y: 0 }, data: {} });

test.each([
  ['Main menu', 'main_menu'],
  ['  Ring Anna & Ben!  ', 'ring_anna_ben'],
  ['Menü über Öffnungszeiten', 'menu_uber_offnungszeiten'],
  ['2nd floor', 'step_2nd_floor'],
  ['主菜单', 'step'],
  ['___', 'step'],
])('%s becomes %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test('steps of one name are told apart in the order of their ids, however the document is written', () => {
  const nodes = { b: node('Menu'), c: node('menu 2'), a: node('Menu'), d: node('Menu') };
  const expected = { a: 'menu', b: 'menu_2', c: 'menu_2_2', d: 'menu_3' };
  expect(Object.fromEntries(slugs(nodes))).toEqual(expected);
  const reversed = Object.fromEntries(Object.entries(nodes).toReversed());
  expect(Object.fromEntries(slugs(reversed))).toEqual(expected);
});
