import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { binaryRows, type Field, field, type Kind } from '#lib/database/binary-rows.ts';
import { turnInput } from '#lib/database/turn-statement.ts';
import { testDatabase } from '#tests/support/database.ts';

type Row = {
  id: string | null;
  words: string | null;
  document: string | null;
  count: number | null;
  sure: boolean | null;
  blob: string | Uint8Array | null;
  at: number | null;
};

const { pool, drop } = await testDatabase(2);
afterAll(drop);
await pool.query(`create type binary_rows_test as
  (id uuid, words text, document json, count int4, sure bool, blob bytea, at timestamptz)`);

const fields: readonly Field<Row>[] = [
  field('id', 'uuid', ({ id }) => id),
  field('words', 'text', ({ words }) => words),
  field('document', 'json', ({ document }) => document),
  field('count', 'int4', ({ count }) => count),
  field('sure', 'bool', ({ sure }) => sure),
  field('blob', 'bytea', ({ blob }) => blob),
  field('at', 'time', ({ at }) => at),
];
const empty: Row = { id: null, words: null, document: null, count: null, sure: null, blob: null, at: null };

/** What PostgreSQL reads; bytes as hexadecimal digits, which are compared a hundred times faster. */
async function read(rows: readonly Row[]): Promise<unknown[]> {
  const { rows: items } = await pool.query({
    text: `select id, words, document, count, sure, encode(blob, 'hex') as blob, at
      from unnest($1::binary_rows_test[]) with ordinality order by ordinality`,
    values: [binaryRows(fields, rows)],
  });
  return items;
}

/** What it should read. */
function readable({ document, blob, at, ...row }: Row): object {
  const bytes = typeof blob === 'string' ? new TextEncoder().encode(blob) : blob;
  return {
    ...row,
    document: document === null ? null : JSON.parse(document),
    blob: bytes === null ? null : Buffer.from(bytes).toString('hex'),
    at: at === null ? null : new Date(at),
  };
}

const texts = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''));
const times = fc.date({ min: new Date('1900-01-01'), max: new Date('2280-01-01'), noInvalidDate: true });
const anyRow: fc.Arbitrary<Row> = fc.record({
  id: fc.option(fc.uuid()),
  words: fc.option(texts),
  document: fc.option(fc.json()),
  count: fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  sure: fc.option(fc.boolean()),
  blob: fc.option(fc.oneof(fc.uint8Array({ maxLength: 50 }), texts)),
  at: fc.option(times.map((time) => time.getTime())),
});

test('PostgreSQL reads what was written, of all kinds', () =>
  fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 8 }), async (rows) => {
      expect(await read(rows)).toEqual(rows.map(readable));
    }),
    { numRuns: 200 },
  ));

test('a row of nulls is a row', async () => {
  expect(await read([empty, empty])).toEqual([empty, empty]);
});

test('no rows are none', async () => {
  expect(await read([])).toEqual([]);
});

const id = '01939a6c-7a3b-7c4d-8e5f-60718293a4b5';

test.each([
  ['x', 1],
  ['ü', 1],
  ['🙂', 1],
  ['电', 5],
])(
  'rows may be far larger than what is kept for writing them: "%s", %d million times',
  async (letter, millions) => {
    const small = { ...empty, id, words: 'small', sure: true };
    const words = letter.repeat(millions * 1_000_000);
    const blob = new Uint8Array(millions * 1_000_000).fill(0xfe);
    const rows = [small, { ...small, words }, small, { ...small, words, blob }, small];
    expect(await read(rows)).toEqual(rows.map(readable));
    expect(await read([small])).toEqual([readable(small)]);
  },
);

test.each(['', 'call', id.slice(1), `${id}0`, `${id}-and-more`, id.replace('a', 'g')])(
  'the text "%s" is no UUID',
  (text) => {
    expect(() => binaryRows(fields, [{ ...empty, id: text }])).toThrow('is no UUID');
  },
);

test('what is written next is whole after a row that could not be written', async () => {
  const row = { ...empty, id, words: 'next' };
  expect(() => binaryRows(fields, [row, { ...row, id: 'call' }])).toThrow();
  expect(await read([row])).toEqual([readable(row)]);
});

const typeOf: Readonly<Record<Kind, string>> = {
  uuid: 'uuid',
  text: 'text',
  json: 'json',
  int4: 'integer',
  bool: 'boolean',
  bytea: 'bytea',
  time: 'timestamp with time zone',
};

test('a turn is written as the type of the migrations wants it, to the letter', async () => {
  const { rows } = await pool.query({
    text: `select attname as name, format_type(atttypid, atttypmod) as type
      from pg_attribute join pg_type on typrelid = attrelid
      where pg_type.oid = $1::regtype and attnum > 0 and not attisdropped order by attnum`,
    values: [turnInput.name],
  });
  expect(turnInput.fields.map(({ name, kind }) => ({ name, type: typeOf[kind] }))).toEqual(rows);
});
