import { describe, expect, test } from 'vitest';
import { checkedData, handlerPorts } from '#runtime/contract/node.ts';
import { casesOf, kinds } from './kinds.ts';
import { runCase } from './run-case.ts';

describe.each(kinds)('$kind', ({ kind, schema }) => {
  const cases = casesOf(kind);

  test.each(cases)('$name', (nodeCase) => {
    const moments = runCase(schema, nodeCase);
    for (const { expected, got } of moments) {
      // Empty is as good as absent.
      const why = expected.why ?? (got['why'] === undefined ? undefined : expect.any(String));
      expect(got).toEqual({ ...expected, why });
    }
    expect(moments.length, 'turns until the step is left').toBe(1 + nodeCase.later.length);
  });

  test('has a name of its own for each case', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  test('leaves by each of its outcomes in some case', () => {
    const offered = new Set<string>();
    const left = new Set<string>();
    for (const nodeCase of cases) {
      const data: unknown = schema.fields.parse(nodeCase.data);
      for (const { id } of schema.ports(checkedData(data))) offered.add(alike(id));
      for (const { got } of runCase(schema, nodeCase)) {
        if (typeof got['port'] === 'string') left.add(alike(got['port']));
      }
    }
    expect([...left].sort()).toEqual([...offered].filter((port) => !isHandler(schema.group, port)).sort());
  });

  test('leaves only what it says it leaves', () => {
    for (const nodeCase of cases) {
      const data = checkedData(schema.fields.parse(nodeCase.data));
      const results = runCase(schema, nodeCase).flatMap(({ got }) => keysOf(got['result']));
      const variables = runCase(schema, nodeCase).flatMap(({ got }) => keysOf(got['variables']));
      expect(schema.results(data), nodeCase.name).toEqual(expect.arrayContaining(results));
      expect(schema.writes(data), nodeCase.name).toEqual(expect.arrayContaining(variables));
    }
  });

  test('keeps what is sensitive among the secrets alone', () => {
    for (const nodeCase of cases) {
      const moments = runCase(schema, nodeCase);
      const hidden = moments.flatMap(({ got }) =>
        [...JSON.stringify(got).matchAll(/secret:([^"\\]+)/g)].map(([, text = '']) => text),
      );
      for (const { open } of moments) {
        for (const text of hidden.filter(({ length }) => length >= 4))
          expect(open, nodeCase.name).not.toContain(text);
      }
    }
  });
});

/** Outcomes of list items count as one. */
function alike(port: string): string {
  return port.replace(/:.*$/, ':*');
}

/** Wires of the incoming call that the engine follows, not the step. */
function isHandler(group: string, port: string): boolean {
  return group === 'start' && Object.values<string>(handlerPorts).includes(port);
}

function keysOf(value: unknown): string[] {
  return value !== null && typeof value === 'object' ? Object.keys(value) : [];
}
