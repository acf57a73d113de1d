import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import { loopField } from '#runtime/contract/loop-field.ts';
import { loopLine } from '#runtime/contract/loop-line.ts';
import type { NodeSchema, PromptField } from '#runtime/contract/node.ts';
import { promptLine } from '#runtime/contract/prompt-line.ts';
import { promptReferences } from '#runtime/contract/prompt-references.ts';
import { promptTemplates } from '#runtime/contract/prompt-templates.ts';
import { Language } from '#runtime/contract/voice.ts';

/** A prompt without words: an uploaded sound or an address, by language. */
const Sound = z.strictObject({
  languages: z.record(
    Language,
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('audio'), audio: z.string().max(64) }),
      z.strictObject({ kind: z.literal('url'), url: z.string().max(2_048) }),
    ]),
  ),
});

const fields = z.strictObject({
  sound: field(Sound.default({ languages: {} }), { widget: 'audio', tab: 'prompt', template: true }),
  loop: loopField,
});
export type Play = z.infer<typeof fields>;

export const schema: NodeSchema<Play> = {
  kind: 'play',
  version: 1,
  icon: 'music',
  group: 'talk',
  defaults: {},
  fields,
  ports: ({ loop }) => (loop === 0 ? [] : [{ id: 'next', label: null }]),
  summary: ({ sound, loop }) => [promptLine('summary', sound), ...loopLine('summary', loop)],
  script: ({ sound, loop }) => [promptLine('script', sound), ...loopLine('script', loop)],
  prompts,
  templates: (data) => promptTemplates(prompts(data)),
  writes: () => [],
  results: () => [],
  references: (data) => promptReferences(prompts(data)),
  needs: () => [],
  problems: () => [],
  needsCaller: true,
  waitsForCaller: false,
  migrations: [],
};

function prompts({ sound }: Play): PromptField[] {
  return [{ field: 'sound', prompt: sound, required: true }];
}
