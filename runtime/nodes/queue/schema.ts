import type { Capability } from '#runtime/contract/capabilities.ts';
import { isTemplate } from '#runtime/contract/is-template.ts';
import type { NodeSchema, PromptField } from '#runtime/contract/node.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { promptReferences } from '#runtime/contract/prompt-references.ts';
import { promptTemplates } from '#runtime/contract/prompt-templates.ts';
import { sayNeeds } from '#runtime/contract/say-needs.ts';
import { parsePhone } from '#runtime/expressions/phone.ts';
import { fields, type Queue } from './fields.ts';
import { alike, probes } from './probes.ts';

export const schema: NodeSchema<Queue> = {
  kind: 'queue',
  version: 1,
  icon: 'ticket-check',
  group: 'people',
  defaults: {},
  fields,
  ports: (data) => [
    { id: 'answered', label: null },
    ...(data.callBack.on ? [{ id: 'call-back', label: null, key: data.callBack.key }] : []),
    ...(data.leave.on ? [{ id: 'left', label: null, key: data.leave.key }] : []),
    { id: 'time-limit', label: null },
    { id: 'full', label: null },
    { id: 'failed', label: null },
    { id: 'caller-hung-up', label: null, optional: true },
  ],
  summary: (data) => [
    { key: 'summary.queue', values: { queue: data.queue } },
    ...(data.callBack.on ? [{ key: 'summary.callBack', values: { key: data.callBack.key } }] : []),
  ],
  script: (data) => [
    { key: 'script.queue', values: { queue: data.queue, minutes: Math.ceil(data.timeLimitSeconds / 60) } },
    { key: `script.${data.music}`, values: {} },
    ...(data.callBack.on ? [{ key: 'script.callBack', values: { key: data.callBack.key } }] : []),
    ...(data.leave.on ? [{ key: 'script.leave', values: { key: data.leave.key } }] : []),
  ],
  prompts,
  templates: (data) => [
    { field: 'queue', source: data.queue },
    ...(data.callBack.on ? [{ field: 'callBack.number', source: data.callBack.number }] : []),
    ...promptTemplates(prompts(data)).map((one) => ({ ...one, values: [...waitingValues] })),
  ],
  writes: () => [],
  results: () => ['status', 'queue', 'position', 'waited_seconds', 'talked_seconds'],
  references: (data) => promptReferences(prompts(data)),
  needs,
  problems: (data, { country }) => [
    ...queueProblems(data),
    ...keyProblems(data),
    ...numberProblems(data, country),
  ],
  needsCaller: true,
  waitsForCaller: true,
  probes,
  alike,
  migrations: [],
};

/** What prompts know besides the call's own values. */
export const waitingValues = ['position', 'waiting', 'wait_minutes', 'waited_minutes'] as const;

function prompts(data: Queue): PromptField[] {
  return [
    { field: 'welcomePrompt', prompt: data.welcomePrompt, required: false },
    { field: 'announcement', prompt: data.announcement, required: false },
    ...(data.music === 'own' ? [{ field: 'ownMusic', prompt: data.ownMusic, required: true }] : []),
    { field: 'connectPrompt', prompt: data.connectPrompt, required: false },
    ...(data.callBack.on
      ? [{ field: 'callBack.noNumberPrompt', prompt: data.callBack.noNumberPrompt, required: false }]
      : []),
  ];
}

function needs(data: Queue): Capability[] {
  return [
    ...sayNeeds(prompts(data)),
    { kind: 'conference', field: 'conversationSeconds', mostParticipants: 2, music: true },
  ];
}

function queueProblems({ queue }: Queue): NodeProblem[] {
  return queue.trim() === '' ? [{ code: 'no-queue', severity: 'error', field: 'queue' }] : [];
}

function keyProblems({ callBack, leave }: Queue): NodeProblem[] {
  if (!callBack.on || !leave.on || callBack.key !== leave.key) return [];
  const parameters = { key: leave.key };
  return [{ code: 'same-keys', severity: 'error', field: 'leave.key', parameters }];
}

function numberProblems({ callBack: { on, number } }: Queue, country: string): NodeProblem[] {
  if (!on || isTemplate(number) || parsePhone(number, country) !== null) return [];
  const parameters = { text: number };
  return [{ code: 'not-a-number', severity: 'error', field: 'callBack.number', parameters }];
}
