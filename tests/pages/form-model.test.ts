import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { editOf } from '#components/editor/inspector/model/edit-of.ts';
import { fieldWords } from '#components/editor/inspector/model/field-words.ts';
import {
  type FormField,
  formModel,
  shownFields,
  tabsOf,
} from '#components/editor/inspector/model/form-model.ts';
import { readTyped } from '#components/editor/inspector/model/read-typed.ts';
import { dottedPath, valueAt, withValueAt } from '#components/editor/inspector/model/value-at.ts';
import { widgetOf } from '#components/editor/inspector/model/widget-of.ts';
import type { Words } from '#components/flow/words.ts';
import { field } from '#runtime/contract/field.ts';
import type { Json } from '#runtime/contract/json.ts';
import { casesOf, kinds, messagesOf } from '../nodes/kinds.ts';
import { valuesAt, walkFields } from '../nodes/walk-fields.ts';
import { allFields, fillForm } from './fill-form.ts';

describe.each(kinds)('the form of $kind', ({ kind, schema }) => {
  const model = formModel(schema.fields);
  const before: Json = z.json().parse(schema.fields.parse(schema.defaults));
  const all = allFields(model);
  // Formats of a kind's own, such as a date and time, stand in its cases.
  const examples = (path: string) =>
    casesOf(kind)
      .flatMap(({ data }) => valuesAt(data, path))
      .filter((value) => typeof value === 'string');
  const fills = fillForm(model, before, examples);

  test('has every field of the schema', () => {
    const missing = walkFields(schema.fields).filter(({ path }) => !all.some(({ words }) => words === path));
    expect(missing.map(({ path }) => path)).toEqual([]);
  });

  test('shows each with a widget that can make its values', () => {
    const wrong = all.filter((one) => widgetOf(one) !== one.meta.widget);
    expect(wrong.map(({ words, meta, shape }) => [words, meta.widget, shape.kind])).toEqual([]);
  });

  test('can set each to something that the schema takes', () => {
    for (const { field: one, path, values, data } of fills) {
      expect(values, `${one.words} takes nothing that can be typed`).not.toEqual([]);
      for (const value of values) {
        const edit = editOf(model, data, { path, value });
        const filled = withValueAt(data, edit.path, edit.value);
        expect(valueAt(filled, path)).toEqual(value);
        const parsed = schema.fields.safeParse(filled);
        expect(parsed.success ? [] : parsed.error.issues, `${one.words} = ${JSON.stringify(value)}`).toEqual(
          [],
        );
      }
    }
  });

  test('can change each from what it is', () => {
    for (const { field: one, path, values, data } of fills) {
      const now = JSON.stringify(valueAt(data, path));
      expect(
        values.some((value) => JSON.stringify(value) !== now),
        one.words,
      ).toBe(true);
    }
  });

  test('has words and a tab for each field, and for each choice', () => {
    const messages = messagesOf(kind);
    const words: Words = JSON.parse(JSON.stringify(messages));
    for (const { path } of walkFields(schema.fields)) {
      const { label, choices } = fieldWords(words, path);
      expect(messages.fields[path]?.label).toBe(label);
      const one = all.find(({ words }) => words === path);
      if (one?.shape.kind === 'choice')
        expect(one.shape.values.filter((value) => !Object.hasOwn(choices, String(value)))).toEqual([]);
    }
    expect(new Set(model.map(({ meta }) => meta.tab))).toEqual(new Set(tabsOf(model)));
  });

  test('asks only about fields that exist whether to show another', () => {
    for (const { words, name, meta } of all) {
      const beside = `${words.slice(0, words.length - name.length)}${meta.shownWhen?.field}`;
      if (meta.shownWhen !== undefined) expect(all.map((one) => one.words)).toContain(beside);
    }
  });
});

describe('what people type', () => {
  const only = (
    schema: z.ZodType,
    widget: 'seconds' | 'number' | 'phone' | 'keys' | 'text' | 'language',
  ): FormField => {
    const [one] = formModel(z.strictObject({ one: field(schema, { widget, tab: 'more' }) }));
    if (one === undefined) throw new Error('No field');
    return one;
  };
  const typed = (one: FormField, text: string) => readTyped(one, text, 'CH');

  test.each([
    ['5', 5],
    [' 20 seconds', 20],
    ['30 s', 30],
    ['2 min', 120],
    ['1:30', 90],
    ['1h', 3_600],
  ])('%s is so many seconds', (text, value) => {
    expect(typed(only(z.number().int().min(1).max(14_400), 'seconds'), text)).toEqual({ ok: true, value });
  });

  test.each(['', 'soon', '0', '11', '2.5', '3 of 4'])('“%s” is not from 1 to 10', (text) => {
    expect(typed(only(z.number().int().min(1).max(10), 'number'), text)).toEqual({
      ok: false,
      problem: 'Use a whole number from 1 to 10.',
    });
  });

  test('a number with a default falls back to it when nothing is typed', () => {
    expect(typed(only(z.number().min(1).default(3), 'number'), ' ')).toEqual({ ok: true, value: undefined });
  });

  test('a phone number is stored with its country, and anything else as it was typed', () => {
    const phone = only(z.string().max(500), 'phone');
    expect(typed(phone, '044 668 18 00')).toEqual({ ok: true, value: '+41446681800' });
    expect(typed(phone, '{{ vars.boss }}')).toEqual({ ok: true, value: '{{ vars.boss }}' });
    expect(typed(phone, '12')).toEqual({ ok: true, value: '12' });
  });

  test('what is too long or not allowed is told in words', () => {
    expect(typed(only(z.string().max(3), 'text'), 'four')).toEqual({
      ok: false,
      problem: 'Use at most 3 characters.',
    });
    expect(typed(only(z.string().regex(/^[0-9]*$/, 'Use 0-9'), 'keys'), 'x')).toEqual({
      ok: false,
      problem: 'Use 0-9.',
    });
    const language = z.union([
      z.literal(''),
      z.string().regex(/^[a-z]{2}$/, 'Write a language tag such as en'),
    ]);
    expect(typed(only(language, 'language'), 'English')).toEqual({
      ok: false,
      problem: 'Write a language tag such as en.',
    });
  });

  test('an optional field that is emptied goes away', () => {
    expect(typed(only(z.string().min(2).optional(), 'text'), '')).toEqual({ ok: true, value: undefined });
  });
});

test('a form made from nothing but a schema has variants, optional parts and lists of texts', () => {
  const schema = z.strictObject({
    way: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('a'), text: z.string().min(2) }),
      z.strictObject({ kind: z.literal('b'), count: z.number().min(2).optional() }),
    ]),
    words: z.array(z.string().min(1)).max(2),
  });
  const fills = fillForm(formModel(schema), { way: { kind: 'a', text: 'ab' }, words: [] });
  expect(fills.map(({ field: { words } }) => words)).toEqual(['way', 'way.text', 'way.count', 'words']);
  for (const { data, path, values } of fills) {
    for (const value of values) expect(schema.safeParse(withValueAt(data, path, value)).success).toBe(true);
  }
});

test('fields are shown by the values beside them', () => {
  const form = formModel(
    z.strictObject({
      on: field(z.boolean().default(false), { widget: 'switch', tab: 'more' }),
      text: field(z.string().default(''), {
        widget: 'text',
        tab: 'more',
        shownWhen: { field: 'on', is: [true] },
      }),
    }),
  );
  const shown = (data: Json) => shownFields(form, data).map(({ name }) => name);
  expect([shown({}), shown({ on: true })]).toEqual([['on'], ['on', 'text']]);
});

test('paths name items of lists by their id or place, and problems by place', () => {
  const data: Json = {
    options: [
      { id: 'a', keys: '1' },
      { id: 'b', keys: '2' },
    ],
  };
  expect(valueAt(data, ['options', 'b', 'keys'])).toBe('2');
  expect(valueAt(data, ['options', 0, 'keys'])).toBe('1');
  expect(valueAt(data, ['options', 'c', 'keys'])).toBeUndefined();
  expect(dottedPath(data, ['options', 'b', 'keys'])).toBe('options.1.keys');
  expect(withValueAt(data, ['options', 'b', 'keys'], undefined)).toEqual({
    options: [{ id: 'a', keys: '1' }, { id: 'b' }],
  });
});
