import type { NodeSchema, Port, PromptField } from '#runtime/contract/node.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { promptReferences } from '#runtime/contract/prompt-references.ts';
import { promptTemplates } from '#runtime/contract/prompt-templates.ts';
import { sayNeeds } from '#runtime/contract/say-needs.ts';
import { alike } from './alike.ts';
import { keyInput, phrasesOf } from './choices.ts';
import { fields, type Menu, type Option } from './fields.ts';
import { probes } from './probes.ts';

export const schema: NodeSchema<Menu> = {
  kind: 'menu',
  version: 1,
  icon: 'list-ordered',
  group: 'ask',
  defaults: { options: [{ id: 'first', keys: '1', label: '' }] },
  fields,
  ports,
  summary: (data) => [
    { key: 'summary.options', values: { options: data.options.map(optionText).join(' · ') } },
    ...(data.speech.on ? [{ key: 'summary.speech', values: {} }] : []),
  ],
  script: (data) => [
    ...data.options.map((option) => ({
      key: `script.${option.action}`,
      values: { keys: option.keys, label: option.label },
    })),
    { key: 'script.attempts', values: { attempts: data.attempts } },
    ...(data.speech.on ? [{ key: 'script.speech', values: {} }] : []),
  ],
  prompts,
  templates: (data) => [
    ...promptTemplates(prompts(data)),
    ...(data.speech.on ? [{ field: 'speech.hints', source: data.speech.hints }] : []),
  ],
  writes: () => [],
  results: () => ['option', 'label', 'digits', 'speech', 'attempts', 'status'],
  references: (data) => promptReferences(prompts(data)),
  needs: (data) => [
    ...sayNeeds(prompts(data)),
    {
      kind: 'gather',
      field: 'options',
      digits: keyInput(data) !== null,
      speech: data.speech.on,
      firstSeconds: data.firstSeconds,
      betweenSeconds: data.betweenSeconds,
      mostDigits: keyInput(data)?.most ?? 1,
      finishKey: keyInput(data)?.finishKey ?? '',
      language: '',
    },
  ],
  problems: (data, settings) => [
    ...(data.options.some(({ action }) => action === 'choose')
      ? []
      : [{ code: 'no-options', severity: 'error' as const, field: 'options' }]),
    ...data.options.flatMap((option, index) => optionProblems(data, index, option)),
    ...(data.speech.on ? settings.languages.flatMap((language) => missingPhrases(data, language)) : []),
  ],
  needsCaller: true,
  waitsForCaller: true,
  returnPoint: true,
  probes,
  alike,
  migrations: [],
};

function ports({ options }: Menu): Port[] {
  const chosen = options.filter(({ action }) => action === 'choose');
  return [
    ...chosen.map(({ id, label, keys }) => ({
      id: `option:${id}`,
      label: label === '' ? keys : label,
      ...(keys === '' ? {} : { key: keys }),
    })),
    ...(options.some(({ action }) => action === 'back') ? [{ id: 'back', label: null }] : []),
    { id: 'no-input', label: null },
    { id: 'invalid', label: null },
  ];
}

function prompts(data: Menu): PromptField[] {
  return [
    { field: 'prompt', prompt: data.prompt, required: true },
    { field: 'noInputPrompt', prompt: data.noInputPrompt, required: false },
    { field: 'invalidPrompt', prompt: data.invalidPrompt, required: false },
  ];
}

function optionText({ keys, label }: Option): string {
  return `${keys} ${label}`.trim();
}

function optionProblems(data: Menu, index: number, option: Option): NodeProblem[] {
  const field = `options.${index}`;
  const { keys, label, action, phrases } = option;
  const problems: NodeProblem[] = [];
  const spoken = data.speech.on && Object.values(phrases).some((text) => text.trim() !== '');
  if (keys === '' && !spoken)
    problems.push({
      code: 'no-way-to-choose',
      severity: 'error',
      field: `${field}.keys`,
      parameters: { label },
    });
  if (keys !== '' && data.options.findIndex((other) => other.keys === keys) < index)
    problems.push({ code: 'same-keys', severity: 'error', field: `${field}.keys`, parameters: { keys } });
  if (action === 'choose' && label.trim() === '')
    problems.push({ code: 'no-label', severity: 'warning', field: `${field}.label`, parameters: { keys } });
  const longer = data.options.find((other) => other.keys.length > keys.length && other.keys.startsWith(keys));
  if (keys !== '' && longer)
    problems.push({
      code: 'keys-wait',
      severity: 'warning',
      field: `${field}.keys`,
      parameters: { keys, longer: longer.keys, seconds: data.betweenSeconds },
    });
  return problems;
}

/** An option that callers of one language cannot say. */
function missingPhrases(data: Menu, language: string): NodeProblem[] {
  return data.options.flatMap((option, index) =>
    option.keys === '' && phrasesOf(option, language).length === 0
      ? [
          {
            code: 'no-phrases',
            severity: 'error' as const,
            field: `options.${index}.phrases`,
            parameters: { language, label: option.label },
          },
        ]
      : [],
  );
}
