import type { FlowSettings } from '#runtime/contract/flow.ts';
import { isTemplate } from '#runtime/contract/is-template.ts';
import type { NodeSchema } from '#runtime/contract/node.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { readNumber, readYesNo } from '#runtime/expressions/read-value.ts';
import { type Change, fields, type SetVariables } from './fields.ts';

export const schema: NodeSchema<SetVariables> = {
  kind: 'set-variables',
  version: 1,
  icon: 'variable',
  group: 'data',
  defaults: {},
  fields,
  ports: () => [{ id: 'next', label: null }],
  summary: ({ changes, language }) => [
    ...(changes.length > 0
      ? [{ key: 'summary.changes', values: { names: changes.map(({ name }) => name).join(', ') } }]
      : []),
    ...(language === '' ? [] : [{ key: 'summary.language', values: { language } }]),
  ],
  script: ({ changes, language }) => [
    ...changes.map(({ name, operation, value }) => ({ key: `script.${operation}`, values: { name, value } })),
    ...(language === '' ? [] : [{ key: 'script.language', values: { language } }]),
  ],
  prompts: () => [],
  templates: ({ changes }) =>
    changes.flatMap(({ operation, value }, index) =>
      operation === 'clear' || value === '' ? [] : [{ field: `changes.${index}.value`, source: value }],
    ),
  writes: ({ changes }) => [...new Set(changes.map(({ name }) => name))],
  results: () => [],
  references: () => [],
  needs: () => [],
  problems: ({ changes, language }, settings) => [
    ...(changes.length === 0 && language === '' ? [problem('nothing-to-set', 'changes')] : []),
    ...changes.flatMap((change, index) => changeProblems(change, `changes.${index}`)),
    ...languageProblems(language, settings),
  ],
  needsCaller: false,
  waitsForCaller: false,
  migrations: [],
};

function changeProblems({ operation, type, value }: Change, place: string): NodeProblem[] {
  if (operation === 'clear') return [];
  const sum = operation === 'add' || operation === 'subtract';
  if (sum && type !== 'number') return [problem('sum-of-no-number', `${place}.type`)];
  if (operation === 'append' && type !== 'text' && type !== 'list') {
    return [problem('append-to-neither', `${place}.type`)];
  }
  if (isTemplate(value)) return [];
  if (type === 'number' && readNumber(value) === null)
    return [problem('not-a-number', `${place}.value`, value)];
  if (type === 'yes-no' && readYesNo(value) === null)
    return [problem('not-yes-or-no', `${place}.value`, value)];
  return [];
}

function languageProblems(language: string, settings: FlowSettings): NodeProblem[] {
  if (language === '' || settings.languages.includes(language)) return [];
  return [{ code: 'unknown-language', severity: 'warning', field: 'language', parameters: { language } }];
}

function problem(code: string, field: string, text = ''): NodeProblem {
  return { code, severity: code === 'nothing-to-set' ? 'warning' : 'error', field, parameters: { text } };
}
