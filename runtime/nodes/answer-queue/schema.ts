import type { NodeSchema, PromptField } from '#runtime/contract/node.ts';
import { promptReferences } from '#runtime/contract/prompt-references.ts';
import { promptTemplates } from '#runtime/contract/prompt-templates.ts';
import { sayNeeds } from '#runtime/contract/say-needs.ts';
import { type AnswerQueue, fields } from './fields.ts';
import { alike, probes } from './probes.ts';

export const schema: NodeSchema<AnswerQueue> = {
  kind: 'answer-queue',
  version: 1,
  icon: 'headset',
  group: 'people',
  defaults: {},
  fields,
  ports: () => [
    { id: 'connected', label: null },
    { id: 'nobody', label: null },
    { id: 'not-reached', label: null },
    { id: 'failed', label: null },
    { id: 'caller-hung-up', label: null, optional: true },
  ],
  summary: (data) => [{ key: 'summary.queue', values: { queue: data.queue } }],
  script: (data) => [
    { key: 'script.queue', values: { queue: data.queue } },
    { key: 'script.wait', values: { seconds: data.waitSeconds } },
  ],
  prompts,
  templates: (data) => [
    { field: 'queue', source: data.queue },
    ...promptTemplates([briefing(data)]).map((one) => ({ ...one, values: [...briefingValues] })),
    ...promptTemplates([idling(data)]),
  ],
  writes: () => [],
  results: () => ['status', 'queue', 'number', 'called_back', 'waited_seconds', 'talked_seconds'],
  references: (data) => promptReferences(prompts(data)),
  needs: (data) => [
    ...sayNeeds(prompts(data)),
    { kind: 'conference', field: 'conversationSeconds', mostParticipants: 2, music: false },
    {
      kind: 'dial',
      field: 'ringSeconds',
      targets: 1,
      together: false,
      client: false,
      timeoutSeconds: data.ringSeconds,
      acceptKey: null,
      detectMachine: false,
      music: false,
    },
  ],
  problems: ({ queue }) =>
    queue.trim() === '' ? [{ code: 'no-queue', severity: 'error', field: 'queue' }] : [],
  needsCaller: true,
  waitsForCaller: true,
  probes,
  alike,
  migrations: [],
};

const briefingValues = ['number', 'waited_minutes', 'called_back'] as const;

function prompts(data: AnswerQueue): PromptField[] {
  return [briefing(data), idling(data)];
}

function briefing({ prompt }: AnswerQueue): PromptField {
  return { field: 'prompt', prompt, required: false };
}

function idling({ waitingPrompt }: AnswerQueue): PromptField {
  return { field: 'waitingPrompt', prompt: waitingPrompt, required: false };
}
