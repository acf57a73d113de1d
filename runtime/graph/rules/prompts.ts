import { checkedData, type PromptField } from '#runtime/contract/node.ts';
import type { Problem } from '#runtime/contract/problem.ts';
import { isEmptyPrompt, type PromptContent, promptText } from '#runtime/contract/prompt.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import { parseFragment } from '#runtime/xml/parse-fragment.ts';
import type { Rule } from './rule.ts';

/** What callers would not hear, in which language; and words that no provider can say. */
export const prompts: Rule = ({ document, program }) => {
  const languages = [...new Set(document.settings.languages)];
  return [...program.nodes.values()].flatMap((node) =>
    node.schema
      .prompts(checkedData(node.data))
      .flatMap((prompt) => [...spoken(prompt, languages), ...contents(prompt)])
      .map((problem) => ({ ...problem, node: node.id })),
  );
};

/** A language that lacks words falls back to the flow's first, so a gap there is silence. */
function spoken({ field, prompt, required }: PromptField, languages: readonly string[]): Problem[] {
  if (isEmptyPrompt(prompt)) return required ? [problemOf({ code: 'missing-prompt', field })] : [];
  const missing = languages.filter((language) => isSilent(prompt.languages[language]));
  const unused = Object.keys(prompt.languages).filter((language) => !languages.includes(language));
  return [
    ...missing.map((language) =>
      required && language === languages[0]
        ? problemOf({ code: 'missing-prompt', field, parameters: { language } })
        : problemOf({ code: 'missing-translation', severity: 'warning', field, parameters: { language } }),
    ),
    ...unused.map((language) =>
      problemOf({ code: 'unused-translation', severity: 'warning', field, parameters: { language } }),
    ),
  ];
}

function contents({ field, prompt }: PromptField): Problem[] {
  return Object.entries(prompt.languages).flatMap(([language, content]) => {
    if (isSilent(content)) return [];
    const place = `${field}.languages.${language}`;
    const words = withoutLiquid(promptText(content));
    if (content.kind === 'ssml' && parseFragment(words) === null) {
      return [problemOf({ code: 'broken-ssml', severity: 'warning', field: `${place}.ssml` })];
    }
    if (content.kind === 'url' && words !== '' && !isWebAddress(words)) {
      return [
        problemOf({
          code: 'bad-address',
          field: `${place}.url`,
          parameters: { address: promptText(content) },
        }),
      ];
    }
    return [];
  });
}

function isSilent(content: PromptContent | undefined): boolean {
  return content === undefined || promptText(content).trim() === '';
}

/** What is left when all that Liquid fills in is empty. */
function withoutLiquid(source: string): string {
  return source.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, '');
}

/** A host that Liquid fills in cannot be checked before the call. */
function isWebAddress(address: string): boolean {
  return /^https?:\/\//i.test(address) && (URL.canParse(address) || /^https?:\/\/(\/|$)/i.test(address));
}
