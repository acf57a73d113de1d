import type { NodeSchema, PromptField } from '#runtime/contract/node.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { promptReferences } from '#runtime/contract/prompt-references.ts';
import { promptTemplates } from '#runtime/contract/prompt-templates.ts';
import { recordingResults } from '#runtime/contract/recording-results.ts';
import { sayNeeds } from '#runtime/contract/say-needs.ts';
import { fields, type RecordMessage } from './fields.ts';

export const schema: NodeSchema<RecordMessage> = {
  kind: 'record',
  version: 1,
  icon: 'voicemail',
  group: 'talk',
  defaults: {},
  fields,
  ports: () => [
    { id: 'recorded', label: null },
    { id: 'empty', label: null },
    { id: 'hung-up', label: null, optional: true },
  ],
  summary: (data) => [
    { key: 'summary.length', values: { seconds: data.mostSeconds } },
    ...(data.transcribe ? [{ key: 'summary.transcribe', values: {} }] : []),
  ],
  script: (data) => [
    { key: data.beep ? 'script.beep' : 'script.noBeep', values: { seconds: data.mostSeconds } },
    ...(data.silenceSeconds > 0 ? [{ key: 'script.silence', values: { seconds: data.silenceSeconds } }] : []),
    ...(data.finishKeys === ''
      ? []
      : [{ key: 'script.keys', values: { keys: [...data.finishKeys].join(' ') } }]),
    ...(data.transcribe ? [{ key: 'script.transcribe', values: {} }] : []),
  ],
  prompts,
  templates: (data) => promptTemplates(prompts(data)),
  writes: () => [],
  results: () => ['status', 'ended_by', 'attempts', ...recordingResults],
  references: (data) => promptReferences(prompts(data)),
  needs: (data) => [
    ...sayNeeds(prompts(data)),
    {
      kind: 'record',
      field: 'mostSeconds',
      mostSeconds: data.mostSeconds,
      transcribe: data.transcribe,
      silenceSeconds: data.silenceSeconds,
      finishKeys: data.finishKeys,
      trim: data.trim,
    },
  ],
  problems,
  needsCaller: true,
  waitsForCaller: true,
  migrations: [],
};

function prompts(data: RecordMessage): PromptField[] {
  return [
    { field: 'prompt', prompt: data.prompt, required: false },
    { field: 'emptyPrompt', prompt: data.emptyPrompt, required: false },
  ];
}

function problems(data: RecordMessage): NodeProblem[] {
  const { leastSeconds, mostSeconds, silenceSeconds, finishKeys } = data;
  const found: NodeProblem[] = [];
  if (leastSeconds >= mostSeconds)
    found.push({
      code: 'least-above-most',
      severity: 'error',
      field: 'leastSeconds',
      parameters: { least: leastSeconds, most: mostSeconds },
    });
  if (silenceSeconds === 0 && finishKeys === '')
    found.push({
      code: 'no-end',
      severity: 'warning',
      field: 'finishKeys',
      parameters: { most: mostSeconds },
    });
  return found;
}
