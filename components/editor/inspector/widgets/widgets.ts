import type { Form } from '../form/form-context.ts';
import { AudioWidget } from './audio-widget.tsx';
import { ChoiceWidget } from './choice-widget.tsx';
import { GroupWidget } from './group-widget.tsx';
import { LanguageWidget } from './language-widget.tsx';
import { ListWidget } from './list-widget.tsx';
import { NumberWidget } from './number-widget.tsx';
import { PairsWidget } from './pairs-widget.tsx';
import { PromptWidget } from './prompt-widget.tsx';
import { SwitchWidget } from './switch-widget.tsx';
import { TextWidget } from './text-widget.tsx';
import { VariableWidget } from './variable-widget.tsx';
import { VoiceWidget } from './voice-widget.tsx';

/** What shows each kind of field. */
export const widgets: Form['widgets'] = {
  text: TextWidget,
  'long-text': TextWidget,
  number: NumberWidget,
  seconds: NumberWidget,
  choice: ChoiceWidget,
  switch: SwitchWidget,
  phone: TextWidget,
  key: TextWidget,
  keys: TextWidget,
  url: TextWidget,
  audio: AudioWidget,
  prompt: PromptWidget,
  voice: VoiceWidget,
  language: LanguageWidget,
  list: ListWidget,
  'key-values': PairsWidget,
  condition: GroupWidget,
  variable: VariableWidget,
  value: TextWidget,
  group: GroupWidget,
};
