import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import type { NodeSchema, PromptField } from '#runtime/contract/node.ts';
import { emptyPrompt, isEmptyPrompt, Prompt } from '#runtime/contract/prompt.ts';
import { promptLine } from '#runtime/contract/prompt-line.ts';
import { promptReferences } from '#runtime/contract/prompt-references.ts';
import { promptTemplates } from '#runtime/contract/prompt-templates.ts';
import { sayNeeds } from '#runtime/contract/say-needs.ts';

const fields = z.strictObject({
  prompt: field(Prompt.default(emptyPrompt), { widget: 'prompt', tab: 'prompt', template: true }),
  /** Kept with the call as `steps.<name>.reason`. */
  reason: field(z.string().max(200).default(''), { widget: 'text', tab: 'more', template: true }),
});
export type HangUp = z.infer<typeof fields>;

export const schema: NodeSchema<HangUp> = {
  kind: 'hang-up',
  version: 1,
  icon: 'phone-off',
  group: 'end',
  defaults: {},
  fields,
  ports: () => [],
  summary: ({ prompt, reason }) => [
    ...(isEmptyPrompt(prompt) ? [] : [promptLine('summary', prompt)]),
    ...(reason.trim() === '' ? [] : [{ key: 'summary.reason', values: { reason } }]),
  ],
  script: ({ prompt, reason }) => [
    ...(isEmptyPrompt(prompt) ? [] : [promptLine('script', prompt)]),
    { key: 'script.end', values: {} },
    ...(reason.trim() === '' ? [] : [{ key: 'script.reason', values: { reason } }]),
  ],
  prompts,
  templates: (data) => [
    ...promptTemplates(prompts(data)),
    ...(data.reason === '' ? [] : [{ field: 'reason', source: data.reason }]),
  ],
  writes: () => [],
  results: () => ['reason'],
  references: (data) => promptReferences(prompts(data)),
  needs: (data) => sayNeeds(prompts(data)),
  problems: () => [],
  needsCaller: false,
  waitsForCaller: false,
  migrations: [],
};

function prompts({ prompt }: HangUp): PromptField[] {
  return [{ field: 'prompt', prompt, required: false }];
}
