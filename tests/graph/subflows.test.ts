import { expect, test } from 'vitest';
import { limits } from '#runtime/contract/limits.ts';
import { compile } from '#runtime/graph/compile.ts';
import { references } from '#runtime/graph/rules/references.ts';
import type { ValidateOptions } from '#runtime/graph/rules/rule.ts';
import { subflows } from '#runtime/graph/rules/subflows.ts';
import { FlowSketch } from '#tests/support/flows.ts';

const document = new FlowSketch('Caller').node('run', 'go-to-flow', { flow: 'other' }).document();
const program = compile(document, { version: '', flow: 'own' });

const options = (runs: Record<string, string[]>): ValidateOptions => ({
  providers: {},
  flow: 'own',
  known: { flow: new Set(['own', ...Object.keys(runs)]) },
  subflows: new Map(Object.entries(runs)),
});

const codes = (runs: Record<string, string[]>) =>
  [references, subflows].flatMap((rule) =>
    rule({ document, program, options: options(runs) }).map(({ code, node, field }) => ({
      code,
      node,
      field,
    })),
  );

const at = (code: string) => [{ code, node: 'run', field: 'flow' }];

test('a flow may run another', () => {
  expect(codes({ other: ['third'], third: [] })).toEqual([]);
});

test('one that is not there, or was never published', () => {
  expect(codes({})).toEqual(at('missing-flow'));
});

test('one that leads back here, and one that runs in a circle of its own', () => {
  expect(codes({ other: ['third'], third: ['own'] })).toEqual(at('subflow-circle'));
  expect(codes({ other: ['third'], third: ['other'] })).toEqual(at('subflows-too-deep'));
});

test('too many inside of one another', () => {
  const chain = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, place) => [
        place === 0 ? 'other' : `f${place}`,
        place + 1 < count ? [`f${place + 1}`] : [],
      ]),
    );
  expect(codes(chain(limits.subflowDepth))).toEqual([]);
  expect(codes(chain(limits.subflowDepth + 1))).toEqual(at('subflows-too-deep'));
});
