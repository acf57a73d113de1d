import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headersText, readHeaders } from '#lib/turn-threads/messages.ts';

/** What Node's server lets through: RFC 9110, 5.5 and 5.6.2. */
const name = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9a-z-]+$/).filter((text) => text !== '__proto__');
const value = fc.stringMatching(/^[\t\x20-\x7e\x80-\xff]*$/);

test('headers arrive as they were', () => {
  fc.assert(
    fc.property(fc.dictionary(name, value, { noNullPrototype: true }), (headers) => {
      expect(readHeaders(headersText(headers))).toEqual(headers);
    }),
  );
});

test('one without a value is left out', () => {
  expect(readHeaders(headersText({ host: 'localhost', 'set-cookie': undefined, accept: '' }))).toEqual({
    host: 'localhost',
    accept: '',
  });
});
