import type { NodeSchema, PromptField } from '#runtime/contract/node.ts';
import { isEmptyPrompt } from '#runtime/contract/prompt.ts';
import { promptReferences } from '#runtime/contract/prompt-references.ts';
import { promptTemplates } from '#runtime/contract/prompt-templates.ts';
import { sayNeeds } from '#runtime/contract/say-needs.ts';
import { shortAddress } from '#runtime/contract/short-address.ts';
import { secretReferences } from '#runtime/expressions/named-secrets.ts';
import { fields, type HttpRequest, outcomePort } from './fields.ts';
import { probes } from './probes.ts';
import { problems } from './problems.ts';
import { requestTemplates } from './request-templates.ts';

export const schema: NodeSchema<HttpRequest> = {
  kind: 'http-request',
  version: 1,
  icon: 'globe',
  group: 'data',
  defaults: {},
  fields,
  ports: ({ outcomes }) => [
    { id: 'succeeded', label: null },
    ...outcomes.map((outcome) => ({ id: outcomePort(outcome), label: outcome.label || outcome.statuses })),
    { id: 'failed', label: null },
  ],
  summary: ({ method, url, variables }) => [
    { key: 'summary.request', values: { method, address: shortAddress(url) } },
    ...(variables.length > 0
      ? [
          {
            key: 'summary.variables',
            values: { names: variables.map(({ variable }) => variable).join(', ') },
          },
        ]
      : []),
  ],
  script: ({ method, url, variables, outcomes, prompt }) => [
    ...(isEmptyPrompt(prompt) ? [] : [{ key: 'script.prompt', values: {} }]),
    { key: 'script.request', values: { method, address: shortAddress(url) } },
    ...variables.map(({ variable, from, path }) => ({ key: `script.${from}`, values: { variable, path } })),
    ...outcomes.map(({ label, statuses }) => ({
      key: 'script.outcome',
      values: { label: label || statuses, statuses },
    })),
  ],
  prompts,
  templates: (data) => [
    ...promptTemplates(prompts(data)),
    ...requestTemplates(data).map((template) => ({ ...template, values: ['secrets'] })),
  ],
  writes: ({ variables }) => [...new Set(variables.map(({ variable }) => variable))],
  results: () => ['status', 'body', 'seconds', 'error'],
  references: (data) => [...promptReferences(prompts(data)), ...secretReferences(requestTemplates(data))],
  needs: (data) => sayNeeds(prompts(data)),
  problems,
  needsCaller: true,
  waitsForCaller: false,
  probes,
  migrations: [],
};

function prompts({ prompt }: HttpRequest): PromptField[] {
  return [{ field: 'prompt', prompt, required: false }];
}
