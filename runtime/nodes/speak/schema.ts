import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import { loopField } from '#runtime/contract/loop-field.ts';
import { loopLine } from '#runtime/contract/loop-line.ts';
import type { NodeSchema, PromptField } from '#runtime/contract/node.ts';
import { emptyPrompt, Prompt } from '#runtime/contract/prompt.ts';
import { promptLine } from '#runtime/contract/prompt-line.ts';
import { promptReferences } from '#runtime/contract/prompt-references.ts';
import { promptTemplates } from '#runtime/contract/prompt-templates.ts';
import { sayNeeds } from '#runtime/contract/say-needs.ts';

const fields = z.strictObject({
  prompt: field(Prompt.default(emptyPrompt), { widget: 'prompt', tab: 'prompt', template: true }),
  loop: loopField,
});
export type Speak = z.infer<typeof fields>;

export const schema: NodeSchema<Speak> = {
  kind: 'speak',
  version: 1,
  icon: 'volume-2',
  group: 'talk',
  defaults: {},
  fields,
  ports: ({ loop }) => (loop === 0 ? [] : [{ id: 'next', label: null }]),
  summary: ({ prompt, loop }) => [promptLine('summary', prompt), ...loopLine('summary', loop)],
  script: ({ prompt, loop }) => [promptLine('script', prompt), ...loopLine('script', loop)],
  prompts,
  templates: (data) => promptTemplates(prompts(data)),
  writes: () => [],
  results: () => [],
  references: (data) => promptReferences(prompts(data)),
  needs: (data) => sayNeeds(prompts(data)),
  problems: () => [],
  needsCaller: true,
  waitsForCaller: false,
  migrations: [],
};

function prompts({ prompt }: Speak): PromptField[] {
  return [{ field: 'prompt', prompt, required: true }];
}
