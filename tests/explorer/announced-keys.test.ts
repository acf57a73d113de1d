import { expect, test } from 'vitest';
import { announcedKeys } from '#runtime/explorer/announced-keys.ts';

test.each([
  ['For sales press 1. For help, press the star key.', ['1', '*']],
  ['Press 1 for sales, 2 for our address, or 0 to talk to somebody.', ['1', '2', '0']],
  ['Drücken Sie die 1 für den Verkauf, die 2 für den Rest.', ['1', '2']],
  ['Drücken Sie 1 für den Verkauf und, wenn Sie mögen, 2 um zu warten.', ['1', '2']],
  ['Para ventas oprima el uno, dos para soporte.', ['1', '2']],
  ['Press 1 or 2.', ['1', '2']],
  ['Press 1 to order, 7 days a week. 5 for a price of 4.', ['1']],
  ['We are open from 8 to 6.', []],
])('“%s”', (text, keys) => {
  expect(announcedKeys(text)).toEqual(keys);
});
