import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binaryArray } from '#lib/database/binary-array.ts';
import { testDatabase } from '#tests/support/database.ts';

const { pool } = await testDatabase(2);

/** What PostgreSQL reads. */
async function read(type: string, array: Buffer): Promise<unknown[]> {
  const { rows } = await pool.query({
    text: `select item from unnest($1::${type}[]) with ordinality as list(item, place) order by place`,
    values: [array],
  });
  return rows.map(({ item }) => item);
}

const texts = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''));
const bytes = fc.oneof(fc.uint8Array({ maxLength: 50 }), texts);
const times = fc.date({ min: new Date('1900-01-01'), max: new Date('2280-01-01'), noInvalidDate: true });
const integers = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const list = <Value>(values: fc.Arbitrary<Value>) => fc.array(fc.option(values), { maxLength: 8 });
const bufferOf = (blob: string | Uint8Array) =>
  typeof blob === 'string' ? Buffer.from(blob) : Buffer.from(blob);
const runs = { numRuns: 60 };

test('PostgreSQL reads what was written: texts', () =>
  fc.assert(
    fc.asyncProperty(list(texts), async (values) => {
      expect(await read('text', binaryArray('text', values))).toEqual(values);
    }),
    runs,
  ));

test('PostgreSQL reads what was written: JSON', () =>
  fc.assert(
    fc.asyncProperty(list(fc.json()), async (values) => {
      const parsed = values.map((value) => (value === null ? null : JSON.parse(value)));
      expect(await read('json', binaryArray('json', values))).toEqual(parsed);
    }),
    runs,
  ));

test('PostgreSQL reads what was written: whole numbers, booleans, bytes', () =>
  fc.assert(
    fc.asyncProperty(list(integers), list(fc.boolean()), list(bytes), async (numbers, booleans, blobs) => {
      expect(await read('int4', binaryArray('int4', numbers))).toEqual(numbers);
      expect(await read('bool', binaryArray('bool', booleans))).toEqual(booleans);
      const expected = blobs.map((blob) => (blob === null ? null : bufferOf(blob)));
      expect(await read('bytea', binaryArray('bytea', blobs))).toEqual(expected);
    }),
    runs,
  ));

test('PostgreSQL reads what was written: times, to the millisecond', () =>
  fc.assert(
    fc.asyncProperty(list(times), async (values) => {
      const numbers = values.map((value) => value?.getTime() ?? null);
      expect(await read('timestamptz', binaryArray('time', numbers))).toEqual(values);
    }),
    runs,
  ));
