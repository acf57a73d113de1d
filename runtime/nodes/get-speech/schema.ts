import type { Capability } from '#runtime/contract/capabilities.ts';
import type { FlowSettings } from '#runtime/contract/flow.ts';
import type { NodeSchema, PromptField } from '#runtime/contract/node.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { promptReferences } from '#runtime/contract/prompt-references.ts';
import { promptTemplates } from '#runtime/contract/prompt-templates.ts';
import { sayNeeds } from '#runtime/contract/say-needs.ts';
import { fields, type GetSpeech } from './fields.ts';
import { probes } from './probes.ts';
import { wordsFor } from './yes-or-no.ts';

export const schema: NodeSchema<GetSpeech> = {
  kind: 'get-speech',
  version: 1,
  icon: 'mic',
  group: 'ask',
  defaults: {},
  fields,
  ports: () => [
    { id: 'understood', label: null },
    { id: 'no-input', label: null },
    { id: 'not-understood', label: null },
  ],
  summary: (data) => [
    { key: data.keys.on ? 'summary.both' : 'summary.speech', values: {} },
    ...(data.sensitive ? [{ key: 'summary.sensitive', values: {} }] : []),
  ],
  script: (data) => [
    { key: data.keys.on ? 'script.both' : 'script.speech', values: { most: data.keys.mostDigits } },
    { key: 'script.attempts', values: { attempts: data.attempts } },
    ...(data.leastConfidence > 0
      ? [{ key: 'script.leastConfidence', values: { percent: data.leastConfidence } }]
      : []),
    ...(data.confirm.on
      ? [{ key: 'script.confirm', values: { accept: data.confirm.acceptKey, again: data.confirm.againKey } }]
      : []),
    ...(data.sensitive ? [{ key: 'script.sensitive', values: {} }] : []),
  ],
  prompts,
  templates: (data) => [
    ...promptTemplates(prompts(data)).map((template) =>
      template.field.startsWith('confirm.') ? { ...template, values: ['answer'] } : template,
    ),
    ...Object.entries(data.hints).map(([language, source]) => ({ field: `hints.${language}`, source })),
  ],
  writes: () => [],
  results: () => ['text', 'digits', 'confidence', 'attempts', 'status'],
  references: (data) => promptReferences(prompts(data)),
  needs: (data) => [
    ...sayNeeds(prompts(data)),
    gather(data, { field: 'language', digits: data.keys.on, mostDigits: data.keys.mostDigits }),
    ...(data.confirm.on ? [gather(data, { field: 'confirm.on', digits: true, mostDigits: 1 })] : []),
  ],
  problems: (data, settings) => [...keyProblems(data), ...wordProblems(data, settings)],
  needsCaller: true,
  waitsForCaller: true,
  probes,
  migrations: [],
};

function prompts(data: GetSpeech): PromptField[] {
  return [
    { field: 'prompt', prompt: data.prompt, required: true },
    ...(data.confirm.on ? [{ field: 'confirm.prompt', prompt: data.confirm.prompt, required: true }] : []),
    { field: 'noInputPrompt', prompt: data.noInputPrompt, required: false },
    { field: 'notUnderstoodPrompt', prompt: data.notUnderstoodPrompt, required: false },
    { field: 'notConfirmedPrompt', prompt: data.notConfirmedPrompt, required: false },
    ...data.laterPrompts.map(({ prompt }, index) => ({
      field: `laterPrompts.${index}.prompt`,
      prompt,
      required: true,
    })),
  ];
}

type Asked = { field: string; digits: boolean; mostDigits: number };

function gather(data: GetSpeech, { field, digits, mostDigits }: Asked): Capability {
  const confirming = field !== 'language';
  return {
    kind: 'gather',
    field,
    digits,
    speech: true,
    firstSeconds: confirming ? data.confirm.seconds : data.firstSeconds,
    betweenSeconds: data.keys.betweenSeconds,
    mostDigits,
    finishKey: confirming ? '' : data.keys.finishKey,
    language: data.language,
  };
}

function keyProblems({ keys, confirm }: GetSpeech): NodeProblem[] {
  const problems: NodeProblem[] = [];
  if (keys.on && /^\d$/.test(keys.finishKey))
    problems.push({
      code: 'finish-key-is-a-digit',
      severity: 'warning',
      field: 'keys.finishKey',
      parameters: { key: keys.finishKey },
    });
  if (confirm.on && confirm.acceptKey === confirm.againKey)
    problems.push({
      code: 'same-keys',
      severity: 'error',
      field: 'confirm.againKey',
      parameters: { key: confirm.againKey },
    });
  return problems;
}

/** Callers of a language without words for yes can only press the key. */
function wordProblems({ confirm, language }: GetSpeech, settings: FlowSettings): NodeProblem[] {
  if (!confirm.on) return [];
  const spoken = language === '' ? settings.languages : [language];
  return spoken
    .filter((one) => wordsFor(confirm, 'yes', one).length === 0)
    .map((one) => ({
      code: 'no-yes-words',
      severity: 'warning',
      field: 'confirm.yesWords',
      parameters: { language: one, key: confirm.acceptKey },
    }));
}
