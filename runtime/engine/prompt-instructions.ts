import type { PromptInstruction } from '#runtime/contract/document.ts';
import type { FlowSettings } from '#runtime/contract/flow.ts';
import { type Prompt, type PromptContent, promptText } from '#runtime/contract/prompt.ts';
import type { TextFormat } from '#runtime/contract/text-format.ts';

type Speaker = {
  settings: FlowSettings;
  /** The call's language now. */
  language: string;
  /** Renders a template; for `ssml`, values are escaped so that they cannot become tags. */
  text: (template: string, format: TextFormat) => string;
};

/** A prompt in the call's language; else in the nearest one of the same kind, else in the flow's first. Empty says nothing. */
export function promptInstructions(prompt: Prompt, speaker: Speaker): PromptInstruction[] {
  const language = spokenLanguage(prompt, speaker);
  const content = language === undefined ? undefined : prompt.languages[language];
  if (language === undefined || content === undefined) return [];
  const voice = mergeVoices(speaker.settings.voice, prompt.voice ?? {});
  switch (content.kind) {
    case 'text':
    case 'ssml': {
      const ssml = content.kind === 'ssml';
      const text = speaker.text(promptText(content), ssml ? 'ssml' : 'text');
      return text.trim() === '' ? [] : [{ kind: 'say', text, ssml, language, voice, loop: 1 }];
    }
    case 'audio':
      return [{ kind: 'play', source: { kind: 'audio', audio: content.audio }, loop: 1 }];
    case 'url': {
      const url = speaker.text(content.url, 'text').trim();
      return url === '' ? [] : [{ kind: 'play', source: { kind: 'url', url }, loop: 1 }];
    }
  }
}

function spokenLanguage(prompt: Prompt, { language, settings }: Speaker): string | undefined {
  const spoken = Object.keys(prompt.languages).filter((tag) => !isEmpty(prompt.languages[tag]));
  const [base = ''] = language.split('-');
  const order = [
    language,
    spoken.find((tag) => tag.split('-')[0] === base),
    ...settings.languages,
    ...spoken,
  ];
  return order.find((tag) => tag !== undefined && spoken.includes(tag));
}

function isEmpty(content: PromptContent | undefined): boolean {
  return content === undefined || promptText(content).trim() === '';
}

function mergeVoices(base: FlowSettings['voice'], over: FlowSettings['voice']): FlowSettings['voice'] {
  return {
    ...base,
    ...over,
    ...(base.overrides || over.overrides ? { overrides: { ...base.overrides, ...over.overrides } } : {}),
  };
}
