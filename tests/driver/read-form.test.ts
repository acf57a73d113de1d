import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readForm, readQuery } from '#lib/http/read-form.ts';

/** `?` at the start is cut off by `URLSearchParams` alone, which is made for addresses. */
const platform = (text: string) => [...new URLSearchParams(`&${text}`)];

const piece = fc.oneof(
  fc.constantFrom(
    '&',
    '=',
    '+',
    '%',
    '%2',
    '%zz',
    '%00',
    '%2B',
    '%26',
    '%C3%A4',
    '%C3',
    '%F0%9F%98%80',
    '%ED%A0%80',
    '%EF%BB%BF',
    '?',
    '#',
  ),
  fc.string(),
  fc.string({ unit: 'binary' }),
);
const forms = fc.array(piece).map((pieces) => pieces.join(''));

test('forms are read to the letter as the platform reads them', () => {
  fc.assert(
    fc.property(forms, (text) => {
      const body = Buffer.from(text);
      expect(readForm(body)).toEqual(platform(new TextDecoder().decode(body)));
      expect(readQuery(text.toWellFormed())).toEqual(platform(text.toWellFormed()));
    }),
    { numRuns: 2_000 },
  );
});

test('bytes that are no UTF-8 are read as the platform reads them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (body) => {
      expect(readForm(body)).toEqual(platform(new TextDecoder().decode(body)));
    }),
    { numRuns: 2_000 },
  );
});

test('the fields keep their order, and repeated names stay', () => {
  expect(readForm(Buffer.from('b=1&a=2&b=3&&c&=4'))).toEqual([
    ['b', '1'],
    ['a', '2'],
    ['b', '3'],
    ['c', ''],
    ['', '4'],
  ]);
});
