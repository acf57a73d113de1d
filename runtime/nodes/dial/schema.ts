import { isTemplate } from '#runtime/contract/is-template.ts';
import type { Line, NodeSchema, Port, PromptField } from '#runtime/contract/node.ts';
import { promptReferences } from '#runtime/contract/prompt-references.ts';
import { promptTemplates } from '#runtime/contract/prompt-templates.ts';
import { recordingResults } from '#runtime/contract/recording-results.ts';
import { sayNeeds } from '#runtime/contract/say-needs.ts';
import { alike } from './alike.ts';
import { type Dial, fields, type Target } from './fields.ts';
import { problems } from './problems.ts';

export const schema: NodeSchema<Dial> = {
  kind: 'dial',
  version: 1,
  icon: 'phone-forwarded',
  group: 'people',
  defaults: { targets: [{ id: 'first', kind: 'number', number: '' }] },
  fields,
  ports,
  summary: (data) => [
    { key: `summary.${called(data)}`, values: { names: names(data), count: data.targets.length } },
    ...(data.accept.on ? [{ key: 'summary.accept', values: { key: data.accept.key } }] : []),
  ],
  script: (data) => [
    ...data.targets.map(targetLine),
    { key: `script.${data.order}`, values: { count: data.targets.length } },
    ...(data.accept.on ? [{ key: 'script.accept', values: { key: data.accept.key } }] : []),
    ...(data.detectMachine ? [{ key: 'script.machine', values: {} }] : []),
    ...(data.record === 'no' ? [] : [{ key: 'script.record', values: {} }]),
  ],
  prompts,
  templates,
  writes: () => [],
  results: () => ['status', 'target', 'label', 'seconds', 'attempts', ...recordingResults],
  references: (data) => [
    ...promptReferences(prompts(data)),
    ...(data.callerId === 'own' && data.ownCallerId !== '' && !isTemplate(data.ownCallerId)
      ? [{ kind: 'number' as const, id: data.ownCallerId, field: 'ownCallerId' }]
      : []),
  ],
  needs: (data) => [
    ...sayNeeds(prompts(data)),
    {
      kind: 'dial',
      field: 'targets',
      targets: data.order === 'together' ? data.targets.length : Math.min(1, data.targets.length),
      together: data.order === 'together',
      client: data.targets.some(({ kind }) => kind === 'client'),
      timeoutSeconds: Math.max(0, ...data.targets.map(({ timeoutSeconds }) => timeoutSeconds)),
      acceptKey: data.accept.on ? data.accept.key : null,
      detectMachine: data.detectMachine,
      music: data.ringback === 'music',
    },
  ],
  problems,
  needsCaller: true,
  waitsForCaller: true,
  alike,
  migrations: [],
};

/** In which words the card names those who are rung. */
function called(data: Dial): 'nobody' | 'one' | Dial['order'] {
  if (names(data) === '') return 'nobody';
  return data.targets.length === 1 ? 'one' : data.order;
}

function ports(data: Dial): Port[] {
  return [
    { id: 'answered', label: null },
    { id: 'no-answer', label: null },
    { id: 'busy', label: null },
    { id: 'rejected', label: null },
    { id: 'failed', label: null },
    ...(data.detectMachine ? [{ id: 'machine', label: null }] : []),
    { id: 'caller-hung-up', label: null, optional: true },
  ];
}

function prompts(data: Dial): PromptField[] {
  return [
    { field: 'whisper', prompt: data.whisper, required: false },
    ...(data.accept.on ? [{ field: 'accept.prompt', prompt: data.accept.prompt, required: true }] : []),
    ...(data.ringback === 'music' ? [{ field: 'music', prompt: data.music, required: true }] : []),
  ];
}

function templates(data: Dial): { field: string; source: string }[] {
  return [
    ...promptTemplates(prompts(data)),
    ...data.targets.flatMap((target, index) =>
      targetTemplates(target).map(([name, source]) => ({ field: `targets.${index}.${name}`, source })),
    ),
    ...(data.callerId === 'own' ? [{ field: 'ownCallerId', source: data.ownCallerId }] : []),
  ];
}

function targetTemplates(target: Target): [string, string][] {
  switch (target.kind) {
    case 'number':
      return [
        ['number', target.number],
        ['sendKeys', target.sendKeys],
      ];
    case 'sip':
      return [
        ['uri', target.uri],
        ['username', target.username],
        ['password', target.password],
        ...Object.entries(target.headers).map(([name, text]): [string, string] => [`headers.${name}`, text]),
      ];
    case 'client':
      return [
        ['client', target.client],
        ...Object.entries(target.parameters).map(([name, text]): [string, string] => [
          `parameters.${name}`,
          text,
        ]),
      ];
  }
}

function targetLine(target: Target): Line {
  return {
    key: 'script.target',
    values: { name: nameOf(target), seconds: target.timeoutSeconds },
  };
}

function names(data: Dial): string {
  return data.targets.map(nameOf).join(', ');
}

function nameOf({ label, kind, number, uri, client }: Target): string {
  const address = { number, sip: uri, client }[kind];
  return label === '' ? address : label;
}
