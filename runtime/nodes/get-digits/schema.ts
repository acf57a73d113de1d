import type { Capability } from '#runtime/contract/capabilities.ts';
import { isTemplate } from '#runtime/contract/is-template.ts';
import type { NodeSchema, PromptField } from '#runtime/contract/node.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { promptReferences } from '#runtime/contract/prompt-references.ts';
import { promptTemplates } from '#runtime/contract/prompt-templates.ts';
import { sayNeeds } from '#runtime/contract/say-needs.ts';
import { fields, type GetDigits } from './fields.ts';
import { probes } from './probes.ts';

export const schema: NodeSchema<GetDigits> = {
  kind: 'get-digits',
  version: 1,
  icon: 'hash',
  group: 'ask',
  defaults: {},
  fields,
  ports: () => [
    { id: 'entered', label: null },
    { id: 'no-input', label: null },
    { id: 'invalid', label: null },
  ],
  summary: (data) => [
    { key: `summary.${asked(data)}`, values: lengths(data) },
    ...(data.sensitive ? [{ key: 'summary.sensitive', values: {} }] : []),
  ],
  script: (data) => [
    { key: `script.${asked(data)}`, values: lengths(data) },
    { key: 'script.attempts', values: { attempts: data.attempts } },
    ...(data.readBack.on
      ? [
          {
            key: 'script.readBack',
            values: { accept: data.readBack.acceptKey, again: data.readBack.againKey },
          },
        ]
      : []),
    ...(data.sensitive ? [{ key: 'script.sensitive', values: {} }] : []),
  ],
  prompts,
  templates: (data) => [
    ...promptTemplates(prompts(data)).map((template) =>
      template.field.startsWith('readBack.') ? { ...template, values: ['digits', 'value'] } : template,
    ),
    ...(data.validation.kind === 'range'
      ? [
          { field: 'validation.smallest', source: data.validation.smallest },
          { field: 'validation.largest', source: data.validation.largest },
        ]
      : []),
    ...(data.validation.kind === 'list'
      ? data.validation.allowed.map(({ value }, index) => ({
          field: `validation.allowed.${index}.value`,
          source: value,
        }))
      : []),
  ],
  writes: () => [],
  results: () => ['digits', 'value', 'phone', 'date', 'number', 'attempts', 'status'],
  references: (data) => promptReferences(prompts(data)),
  needs: (data) => [
    ...sayNeeds(prompts(data)),
    gather(data, 'mostDigits', data.endAtMost ? data.mostDigits : 32),
    ...(data.readBack.on ? [gather(data, 'readBack.acceptKey', 1)] : []),
  ],
  problems: (data) => [...lengthProblems(data), ...validationProblems(data), ...keyProblems(data)],
  needsCaller: true,
  waitsForCaller: true,
  probes,
  migrations: [],
};

/** Which words tell what is asked for. */
function asked({ validation, leastDigits, mostDigits }: GetDigits): string {
  return validation.kind === 'any' && leastDigits === mostDigits ? 'exactly' : validation.kind;
}

function lengths({ leastDigits, mostDigits, validation }: GetDigits): Record<string, string | number> {
  return {
    least: leastDigits,
    most: mostDigits,
    smallest: validation.smallest,
    largest: validation.largest,
    count: validation.allowed.length,
    format: validation.dateFormat.toUpperCase(),
  };
}

function prompts(data: GetDigits): PromptField[] {
  return [
    { field: 'prompt', prompt: data.prompt, required: true },
    ...(data.readBack.on ? [{ field: 'readBack.prompt', prompt: data.readBack.prompt, required: true }] : []),
    { field: 'noInputPrompt', prompt: data.noInputPrompt, required: false },
    { field: 'tooShortPrompt', prompt: data.tooShortPrompt, required: false },
    { field: 'tooLongPrompt', prompt: data.tooLongPrompt, required: false },
    { field: 'invalidPrompt', prompt: data.invalidPrompt, required: false },
    ...data.laterPrompts.map(({ prompt }, index) => ({
      field: `laterPrompts.${index}.prompt`,
      prompt,
      required: true,
    })),
  ];
}

function gather(data: GetDigits, field: string, mostDigits: number): Capability {
  return {
    kind: 'gather',
    field,
    digits: true,
    speech: false,
    firstSeconds: field === 'mostDigits' ? data.firstSeconds : data.readBack.seconds,
    betweenSeconds: data.betweenSeconds,
    mostDigits,
    finishKey: field === 'mostDigits' ? data.finishKey : '',
    language: '',
  };
}

function lengthProblems(data: GetDigits): NodeProblem[] {
  const { leastDigits, mostDigits, validation } = data;
  if (validation.kind === 'date' || leastDigits <= mostDigits) return [];
  return [
    {
      code: 'least-above-most',
      severity: 'error',
      field: 'leastDigits',
      parameters: { least: leastDigits, most: mostDigits },
    },
  ];
}

function validationProblems({ validation }: GetDigits): NodeProblem[] {
  const { kind, smallest, largest, allowed } = validation;
  if (kind === 'list' && allowed.length === 0)
    return [{ code: 'no-allowed-values', severity: 'error', field: 'validation.allowed' }];
  if (kind !== 'range') return [];
  const bounds = { smallest, largest };
  const unreadable = (['smallest', 'largest'] as const).filter(
    (name) => !isTemplate(bounds[name]) && Number.isNaN(Number(bounds[name].trim())),
  );
  if (unreadable.length > 0)
    return unreadable.map((name) => ({
      code: 'not-a-number',
      severity: 'error',
      field: `validation.${name}`,
      parameters: { text: bounds[name] },
    }));
  if (smallest.trim() === '' && largest.trim() === '')
    return [{ code: 'no-range', severity: 'warning', field: 'validation.smallest' }];
  const both = [smallest, largest].every((text) => text.trim() !== '' && !isTemplate(text));
  return both && Number(smallest) > Number(largest)
    ? [{ code: 'range-upside-down', severity: 'error', field: 'validation.smallest' }]
    : [];
}

function keyProblems({ finishKey, readBack }: GetDigits): NodeProblem[] {
  const problems: NodeProblem[] = [];
  if (/^\d$/.test(finishKey))
    problems.push({
      code: 'finish-key-is-a-digit',
      severity: 'warning',
      field: 'finishKey',
      parameters: { key: finishKey },
    });
  if (readBack.on && readBack.acceptKey === readBack.againKey)
    problems.push({
      code: 'same-keys',
      severity: 'error',
      field: 'readBack.againKey',
      parameters: { key: readBack.againKey },
    });
  return problems;
}
