import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkedData, type Line } from '#runtime/contract/node.ts';
import { settingsOf } from './case-state.ts';
import { casesOf, kinds, messagesOf } from './kinds.ts';
import { walkFields } from './walk-fields.ts';

describe.each(kinds)('$kind', ({ kind, schema }) => {
  const messages = messagesOf(kind);
  const fields = walkFields(schema.fields);
  const used = casesOf(kind).map((nodeCase) => {
    const data = checkedData(schema.fields.parse(nodeCase.data));
    return { data, problems: schema.problems(data, settingsOf(nodeCase)) };
  });
  const fresh = checkedData(schema.fields.parse(schema.defaults));

  test('has defaults that its own fields take', () => {
    expect(schema.fields.safeParse(schema.defaults).success).toBe(true);
  });

  test('tells the inspector how to show each field', () => {
    expect(fields.filter(({ meta }) => meta === null).map(({ path }) => path)).toEqual([]);
  });

  test('has words for each field, and no others', () => {
    expect(Object.keys(messages.fields).sort()).toEqual(fields.map(({ path }) => path).sort());
  });

  test('has words for each choice, and no others', () => {
    for (const { path, schema: own } of fields) {
      const choices = own instanceof z.ZodEnum ? own.options.map(String) : [];
      expect(Object.keys(messages.fields[path]?.choices ?? {}).sort(), path).toEqual(choices.sort());
    }
  });

  test('has words for each outcome without a label of its own, and no others', () => {
    const ports = [fresh, ...used.map(({ data }) => data)].flatMap((data) => schema.ports(checkedData(data)));
    const unnamed = ports.filter(({ label }) => label === null).map(({ id }) => id);
    expect(Object.keys(messages.ports).sort()).toEqual([...new Set(unnamed)].sort());
  });

  test('offers each outcome once', () => {
    for (const { data } of used) {
      const ports = schema.ports(checkedData(data)).map(({ id }) => id);
      expect(new Set(ports).size).toBe(ports.length);
    }
  });

  test.each(['summary', 'script'] as const)('has words for each line of its %s, and no others', (part) => {
    const lines = [fresh, ...used.map(({ data }) => data)].flatMap((data) => schema[part](checkedData(data)));
    for (const line of lines) expectFilled(line, messages[part][line.key.slice(part.length + 1)]);
    const keys = lines.map(({ key }) => key.slice(part.length + 1));
    expect(Object.keys(messages[part]).sort()).toEqual([...new Set(keys)].sort());
  });

  test('says at most two lines on its card', () => {
    for (const { data } of used) expect(schema.summary(checkedData(data)).length).toBeLessThanOrEqual(2);
  });

  test('has words for each problem, all of which some case shows', () => {
    const problems = used.flatMap((one) => one.problems);
    for (const { code, parameters = {} } of problems) {
      expectFilled({ key: code, values: parameters }, messages.problems[code]);
    }
    const codes = problems.map(({ code }) => code);
    expect(Object.keys(messages.problems).sort()).toEqual([...new Set(codes)].sort());
  });

  test('names fields that exist in problems, prompts, templates, references and needs', () => {
    const known = fields.map(({ path }) => path);
    for (const { data, problems } of used) {
      const named = [
        ...problems,
        ...schema.prompts(checkedData(data)),
        ...schema.templates(checkedData(data)),
        ...schema.references(checkedData(data)),
        ...schema.needs(checkedData(data)),
      ].flatMap(({ field }) => (field === null ? [] : [field.replaceAll(/\.\d+(?=\.|$)/g, '')]));
      const unknown = named.filter(
        (name) => !known.some((path) => name === path || name.startsWith(`${path}.`)),
      );
      expect(unknown).toEqual([]);
    }
  });

  test('passes on each text that takes Liquid', () => {
    const liquid = fields.filter(({ meta }) => meta?.template === true).map(({ path }) => path);
    const passed = new Set(
      used.flatMap(({ data }) =>
        schema.templates(checkedData(data)).map(({ field }) => field.replaceAll(/\.\d+(?=\.|$)/g, '')),
      ),
    );
    expect(
      liquid.filter((path) => ![...passed].some((field) => field === path || field.startsWith(`${path}.`))),
    ).toEqual([]);
  });
});

/** Its words exist, and each `{name}` in them has a value. */
function expectFilled(
  { key, values }: Pick<Line, 'key'> & { values: object },
  words: string | undefined,
): void {
  expect(words, key).toBeDefined();
  for (const [, name = ''] of (words ?? '').matchAll(/\{(\w+)\}/g)) expect(values, key).toHaveProperty(name);
}
