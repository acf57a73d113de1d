import type { PromptField, Reference } from './node.ts';

/** The uploaded recordings that prompts play. */
export function promptReferences(prompts: PromptField[]): Reference[] {
  return prompts.flatMap(({ field, prompt }) =>
    Object.entries(prompt.languages).flatMap(([language, content]) =>
      content.kind === 'audio' && content.audio !== ''
        ? [{ kind: 'audio' as const, id: content.audio, field: `${field}.languages.${language}.audio` }]
        : [],
    ),
  );
}
