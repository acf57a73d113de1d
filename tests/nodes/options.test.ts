import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { casesOf, kinds } from './kinds.ts';
import { valuesAt, walkFields } from './walk-fields.ts';

/** Golden files are made of the cases: an option that no case sets would be rendered nowhere. */
describe.each(kinds)('$kind', ({ kind, schema }) => {
  const data = casesOf(kind).map((nodeCase): unknown => schema.fields.parse(nodeCase.data));
  const fields = walkFields(schema.fields).filter(({ meta }) => meta?.widget !== 'group');

  test.each(fields)('sets $path in some case', ({ path, schema: own, ownDefault }) => {
    const set = data.flatMap((one) => valuesAt(one, path));
    const asDefault = JSON.stringify(ownDefault);
    expect(set.some((value) => JSON.stringify(value) !== asDefault)).toBe(true);
    if (own instanceof z.ZodEnum || own instanceof z.ZodBoolean) {
      const all = own instanceof z.ZodEnum ? own.options : [true, false];
      expect(all.filter((value) => !set.includes(value))).toEqual([]);
    }
  });
});
