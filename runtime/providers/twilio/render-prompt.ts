import type { PromptInstruction } from '#runtime/contract/document.ts';
import type { Rendering } from '#runtime/providers/rendering.ts';
import { ssmlRules } from '#runtime/providers/ssml-rules.ts';
import { type PromptStyle, writePrompt } from '#runtime/providers/write-prompt.ts';
import type { XmlElement } from '#runtime/xml/element.ts';
import { chooseVoice } from './voices.ts';

const style: PromptStyle = {
  say: 'Say',
  pause: 'Pause',
  /** Longer ones fail with error 13521. */
  sayCharacters: 4_096,
  /** Twilio stops there, also when it is told to go on for ever. */
  mostLoops: 1_000,
  ssmlRules,
  chooseVoice,
};

export function renderPrompt(instruction: PromptInstruction, rendering: Rendering): XmlElement[] {
  return writePrompt(instruction, rendering, style);
}
