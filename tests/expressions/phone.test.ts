import { expect, test } from 'vitest';
import { parsePhone, samePhone } from '#runtime/expressions/phone.ts';

test.each([
  ['+498912345678', 'US', '+498912345678', 'DE'],
  ['089 12345678', 'DE', '+498912345678', 'DE'],
  ['(617) 555-1212', 'US', '+16175551212', 'US'],
  ['617/555.1212', 'US', '+16175551212', 'US'],
])('%s in %s', (...[text, country, number, of]) => {
  expect(parsePhone(text, country)).toMatchObject({ number, country: of, valid: true });
});

test.each(['', 'anonymous', 'client:anna', 'sip:anna@example.org', '1'.repeat(60), '+', 'call 617 555 1212'])(
  '%s is none',
  (text) => expect(parsePhone(text, 'US')).toBeNull(),
);

test('the same number may be written in many ways', () => {
  expect(samePhone('617-555-1212', '+16175551212', 'US')).toBe(true);
  expect(samePhone('anonymous', 'anonymous', 'US')).toBe(false);
});
