import type { Capability } from '#runtime/contract/capabilities.ts';
import { isTemplate } from '#runtime/contract/is-template.ts';
import type { NodeSchema, PromptField } from '#runtime/contract/node.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { promptReferences } from '#runtime/contract/prompt-references.ts';
import { promptTemplates } from '#runtime/contract/prompt-templates.ts';
import { sayNeeds } from '#runtime/contract/say-needs.ts';
import { type Conference, fields } from './fields.ts';
import { probes } from './probes.ts';

export const schema: NodeSchema<Conference> = {
  kind: 'conference',
  version: 1,
  icon: 'users',
  group: 'people',
  defaults: {},
  fields,
  ports: (data) => [
    { id: 'left', label: null },
    ...(data.pin.on ? [{ id: 'wrong-pin', label: null }] : []),
    { id: 'caller-hung-up', label: null, optional: true },
  ],
  summary: (data) => [
    { key: 'summary.name', values: { name: data.name } },
    ...(data.pin.on ? [{ key: 'summary.pin', values: {} }] : []),
  ],
  script: (data) => [
    ...(data.pin.on ? [{ key: 'script.pin', values: { attempts: data.pin.attempts } }] : []),
    { key: `script.${data.moderator}`, values: { name: data.name } },
    ...(data.record ? [{ key: 'script.record', values: {} }] : []),
  ],
  prompts,
  templates: (data) => [
    ...promptTemplates(prompts(data)),
    { field: 'name', source: data.name },
    ...(data.pin.on
      ? [
          { field: 'pin.code', source: data.pin.code },
          { field: 'pin.moderatorCode', source: data.pin.moderatorCode },
        ]
      : []),
  ],
  writes: () => [],
  results: () => ['name', 'moderator', 'seconds', 'attempts', 'status'],
  references: (data) => promptReferences(prompts(data)),
  needs,
  problems,
  needsCaller: true,
  waitsForCaller: true,
  probes,
  migrations: [],
};

function prompts(data: Conference): PromptField[] {
  return [
    ...(data.pin.on
      ? [
          { field: 'pin.prompt', prompt: data.pin.prompt, required: true },
          { field: 'pin.wrongPrompt', prompt: data.pin.wrongPrompt, required: false },
          { field: 'pin.noInputPrompt', prompt: data.pin.noInputPrompt, required: false },
        ]
      : []),
    { field: 'announcement', prompt: data.announcement, required: false },
    ...(data.wait === 'music' ? [{ field: 'music', prompt: data.music, required: true }] : []),
  ];
}

function needs(data: Conference): Capability[] {
  const { pin } = data;
  return [
    ...sayNeeds(prompts(data)),
    ...(pin.on
      ? [
          {
            kind: 'gather' as const,
            field: 'pin.prompt',
            digits: true,
            speech: false,
            firstSeconds: pin.firstSeconds,
            betweenSeconds: pin.betweenSeconds,
            mostDigits: 32,
            finishKey: pin.finishKey,
            language: '',
          },
        ]
      : []),
    {
      kind: 'conference',
      field: 'mostParticipants',
      mostParticipants: data.mostParticipants,
      music: data.wait === 'music',
    },
  ];
}

function problems({ name, moderator, muted, pin }: Conference): NodeProblem[] {
  const found: NodeProblem[] = [];
  const error = (code: string, field: string) => found.push({ code, severity: 'error', field });
  if (name.trim() === '') error('no-name', 'name');
  if (pin.on) {
    if (pin.code.trim() === '' && moderator !== 'by-pin') error('no-pin', 'pin.code');
    for (const part of ['code', 'moderatorCode'] as const) {
      if (!isTemplate(pin[part]) && !/^[0-9*#]{0,32}$/.test(pin[part].trim()))
        error('pin-not-keys', `pin.${part}`);
      if (pin.finishKey !== '' && !isTemplate(pin[part]) && pin[part].includes(pin.finishKey))
        error('pin-has-finish-key', `pin.${part}`);
    }
    if (pin.code.trim() !== '' && pin.code.trim() === pin.moderatorCode.trim())
      error('same-pins', 'pin.moderatorCode');
  }
  if (moderator === 'by-pin' && !(pin.on && pin.moderatorCode.trim() !== ''))
    error('no-moderator-pin', 'moderator');
  if (muted === 'except-moderator' && moderator === 'nobody') error('no-moderator', 'muted');
  return found;
}
