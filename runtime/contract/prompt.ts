import { z } from 'zod';
import { limits } from './limits.ts';
import { Language, Voice } from './voice.ts';

/** What callers hear in one language: words, SSML (without `<speak>`), an uploaded recording, or a URL. Texts are templates. */
export const PromptContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().max(limits.promptCharacters) }),
  z.strictObject({ kind: z.literal('ssml'), ssml: z.string().max(limits.promptCharacters) }),
  z.strictObject({ kind: z.literal('audio'), audio: z.string().max(64) }),
  z.strictObject({ kind: z.literal('url'), url: z.string().max(2_048) }),
]);
export type PromptContent = z.infer<typeof PromptContent>;

/** By language tag. A language that is missing or empty falls back to the flow's first. */
export const Prompt = z.strictObject({
  languages: z.record(Language, PromptContent),
  /** Over the flow's voice. */
  voice: Voice.optional(),
});
export type Prompt = z.infer<typeof Prompt>;

export const emptyPrompt: Prompt = { languages: {} };

/** Whether anything is said in any language. */
export function isEmptyPrompt(prompt: Prompt): boolean {
  return Object.values(prompt.languages).every((content) => promptText(content).trim() === '');
}

/** The words, SSML, audio id or URL of one language. */
export function promptText(content: PromptContent): string {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'ssml':
      return content.ssml;
    case 'audio':
      return content.audio;
    case 'url':
      return content.url;
  }
}
