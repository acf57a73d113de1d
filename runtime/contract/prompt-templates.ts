import type { PromptField } from './node.ts';
import { promptText } from './prompt.ts';

/** The Liquid in prompts, a line per language; an uploaded recording has none. */
export function promptTemplates(prompts: PromptField[]): { field: string; source: string }[] {
  return prompts.flatMap(({ field, prompt }) =>
    Object.entries(prompt.languages)
      .filter(([, content]) => content.kind !== 'audio' && promptText(content) !== '')
      .map(([language, content]) => ({
        field: `${field}.languages.${language}.${content.kind}`,
        source: promptText(content),
      })),
  );
}
