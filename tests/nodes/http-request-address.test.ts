import { expect, test } from 'vitest';
import { defaultSettings } from '#runtime/contract/flow.ts';
import { schema } from '#runtime/nodes/http-request/schema.ts';

test.each([
  ['https://shop.example/orders', []],
  ['http://shop.example/orders', ['warning readable-on-the-way']],
  ['{{ vars.address }}', []],
  ['shop.example', ['error bad-address']],
  ['', ['error no-address']],
])('the address %j', (url, expected) => {
  const data = schema.fields.parse({ ...schema.defaults, url });
  const found = schema.problems(data, defaultSettings).filter(({ field }) => field === 'url');
  expect(found.map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected);
});
