import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '#runtime/contract/json.ts';
import { parseJsonPath, readJsonPath } from '#runtime/contract/json-path.ts';

const json: Json = {
  order: { items: [{ name: 'Tea' }, { name: 'Pot' }], 'odd name': 1, $: 2 },
  list: [[1, 2]],
};

describe('a path', () => {
  test.each<[string, Json]>([
    ['order.items[0].name', 'Tea'],
    ['$.order.items[-1].name', 'Pot'],
    ['order.items.1.name', 'Pot'],
    ['order["odd name"]', 1],
    ['order.odd name', 1],
    ['order.$', 2],
    ['$["list"][0][1]', 2],
    ['list[0]', [1, 2]],
    ['', json],
    ['$', json],
    ['order.gone.deeper', null],
    ['list[7]', null],
    ['list.name', null],
    ['order.constructor', null],
    ['order.items.length', null],
  ])('%s', (path, found) => expect(readJsonPath(json, path)).toEqual(found));

  test.each(['a..b', 'a[', 'a[b]', 'a]', '.', 'a.', '[""]'])('%s is none', (path) => {
    expect(parseJsonPath(path)).toBeNull();
    expect(readJsonPath(json, path)).toBeNull();
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: fc.constantFrom(...'ab0-1.[]"$ ') }), (value, path) => {
        expect(readJsonPath(value as Json, path)).not.toBeUndefined();
      }),
    );
  });
});
