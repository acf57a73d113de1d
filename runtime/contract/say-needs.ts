import type { Capability } from './capabilities.ts';
import type { PromptField } from './node.ts';

/** What spoken prompts ask of a provider's voice, one for each language. */
export function sayNeeds(prompts: PromptField[]): Capability[] {
  return prompts.flatMap(({ field, prompt }) =>
    Object.entries(prompt.languages).flatMap(([language, content]): Capability[] => {
      if (content.kind !== 'text' && content.kind !== 'ssml') return [];
      const ssml = content.kind === 'ssml';
      const characters = (content.kind === 'ssml' ? content.ssml : content.text).length;
      const path = `${field}.languages.${language}.${content.kind}`;
      return characters === 0 ? [] : [{ kind: 'say', field: path, characters, ssml, language }];
    }),
  );
}
