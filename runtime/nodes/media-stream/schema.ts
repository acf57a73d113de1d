import type { NodeSchema, PromptField } from '#runtime/contract/node.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { isEmptyPrompt } from '#runtime/contract/prompt.ts';
import { promptReferences } from '#runtime/contract/prompt-references.ts';
import { promptTemplates } from '#runtime/contract/prompt-templates.ts';
import { sayNeeds } from '#runtime/contract/say-needs.ts';
import { shortAddress } from '#runtime/contract/short-address.ts';
import { isStreamAddress } from '#runtime/contract/stream-address.ts';
import { secretReferences } from '#runtime/expressions/named-secrets.ts';
import { agentTemplates } from './agent-templates.ts';
import { alike } from './alike.ts';
import { fields, type MediaStream } from './fields.ts';

export const schema: NodeSchema<MediaStream> = {
  kind: 'media-stream',
  version: 1,
  icon: 'bot',
  group: 'people',
  defaults: {},
  fields,
  ports: () => [
    { id: 'ended', label: null },
    { id: 'failed', label: null },
    { id: 'time-limit', label: null },
    { id: 'caller-hung-up', label: null, optional: true },
  ],
  summary: ({ url }) => [{ key: 'summary.agent', values: { address: shortAddress(url) } }],
  script: ({ prompt, url, timeLimitSeconds }) => [
    ...(isEmptyPrompt(prompt) ? [] : [{ key: 'script.prompt', values: {} }]),
    { key: 'script.agent', values: { address: shortAddress(url), seconds: timeLimitSeconds } },
  ],
  prompts,
  templates: (data) => [
    ...promptTemplates(prompts(data)),
    ...agentTemplates(data).map((template) => ({ ...template, values: ['secrets'] })),
    { field: 'name', source: data.name },
  ],
  writes: () => [],
  results: () => ['seconds', 'status', 'stream', 'error'],
  references: (data) => [...promptReferences(prompts(data)), ...secretReferences(agentTemplates(data))],
  needs: (data) => [...sayNeeds(prompts(data)), { kind: 'stream', field: 'audio', audio: data.audio }],
  problems,
  needsCaller: true,
  waitsForCaller: true,
  alike,
  migrations: [],
};

function prompts({ prompt }: MediaStream): PromptField[] {
  return [{ field: 'prompt', prompt, required: false }];
}

function problems({ url }: MediaStream): NodeProblem[] {
  const address = url.trim();
  if (address === '') return [{ code: 'no-address', severity: 'error', field: 'url' }];
  // A value may be a whole address, or its host.
  if (address.startsWith('{{') || isStreamAddress(address.replaceAll(/\{\{.*?\}\}/g, 'x'))) return [];
  return [{ code: 'bad-address', severity: 'error', field: 'url', parameters: { address } }];
}
