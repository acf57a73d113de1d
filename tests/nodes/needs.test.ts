import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkedData } from '#runtime/contract/node.ts';
import { providers } from '#runtime/providers/providers.ts';
import { casesOf, kinds } from './kinds.ts';

const file = new URL('../../messages/problems.en.json', import.meta.url);
const words = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));

describe.each(kinds)('$kind', ({ kind, schema }) => {
  test.each(Object.entries(providers))('hears in words what %s cannot do', (_, { check }) => {
    for (const { name, data } of casesOf(kind)) {
      const needs = schema.needs(checkedData(schema.fields.parse(data)));
      for (const { code, parameters = {} } of needs.flatMap(check)) {
        expect(words, name).toHaveProperty([code]);
        const asked = [...(words[code] ?? '').matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
        expect(['provider', ...Object.keys(parameters)], code).toEqual(expect.arrayContaining(asked));
      }
    }
  });
});
