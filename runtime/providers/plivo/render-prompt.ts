import type { PromptInstruction } from '#runtime/contract/document.ts';
import type { Rendering } from '#runtime/providers/rendering.ts';
import { ssmlRules } from '#runtime/providers/ssml-rules.ts';
import { type PromptStyle, writePrompt } from '#runtime/providers/write-prompt.ts';
import type { XmlElement } from '#runtime/xml/element.ts';
import { chooseVoice } from './voices.ts';

const style: PromptStyle = {
  say: 'Speak',
  pause: 'Wait',
  // What Amazon Polly takes at once.
  sayCharacters: 3_000,
  mostLoops: 1_000,
  // The same as elsewhere, but for a <phoneme> in a <p>.
  ssmlRules: {
    ...ssmlRules,
    p: { attributes: {}, children: ['break', 'emphasis', 'lang', 'prosody', 's', 'say-as', 'sub', 'w'] },
  },
  chooseVoice,
};

export function renderPrompt(instruction: PromptInstruction, rendering: Rendering): XmlElement[] {
  return writePrompt(instruction, rendering, style);
}
