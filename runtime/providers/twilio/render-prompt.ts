import type { PlayInstruction, PromptInstruction, SayInstruction } from '#runtime/contract/document.ts';
import { element, type XmlElement, type XmlNode } from '#runtime/xml/element.ts';
import { parseSsml, ssmlWords } from '#runtime/xml/parse-ssml.ts';
import { splitNodes, splitText } from '#runtime/xml/split-text.ts';
import { type Rendering, wholeSeconds } from './rendering.ts';
import { ssmlRules } from './ssml-rules.ts';
import { chooseVoice } from './voices.ts';

/** Longer ones fail with error 13521. */
const sayCharacters = 4_096;
/** Twilio stops there, also when it is told to go on for ever. */
const mostLoops = 1_000;
/** How often a text in several pieces stands there when it shall be repeated for ever. */
const repeatsOfPieces = 10;

export function renderPrompt(instruction: PromptInstruction, rendering: Rendering): XmlElement[] {
  switch (instruction.kind) {
    case 'say':
      return renderSay(instruction, rendering);
    case 'play':
      return renderPlay(instruction, rendering);
    case 'pause':
      return instruction.seconds > 0
        ? [
            element('Pause', {
              length: wholeSeconds(rendering, instruction.seconds, {
                what: 'a pause',
                least: 1,
                most: 3_600,
              }),
            }),
          ]
        : [];
  }
}

function renderSay(say: SayInstruction, rendering: Rendering): XmlElement[] {
  const chosen = chooseVoice(say.language, say.voice);
  if (chosen.emulation) rendering.note(chosen.emulation.asked, chosen.emulation.sent);
  const pieces = say.ssml ? ssmlPieces(say.text, chosen.ssml, rendering) : textPieces(say.text);
  const loop = loops(say.loop, rendering);
  const { voice, language } = chosen;
  if (pieces.length < 2) {
    return pieces.map((piece) =>
      element('Say', { voice, language, loop: loop === 1 ? undefined : loop }, piece),
    );
  }
  // A loop of each piece would say the first one over and over before the second.
  const times = loop === 0 ? repeatsOfPieces : loop;
  rendering.note(
    `${say.text.length} characters said at once`,
    `${pieces.length} pieces, one after the other`,
  );
  if (loop === 0) rendering.note('a long text repeated for ever', `the text ${times} times`);
  const once = pieces.map((piece) => element('Say', { voice, language }, piece));
  return Array.from({ length: times }, () => once).flat();
}

function renderPlay({ source, loop }: PlayInstruction, rendering: Rendering): XmlElement[] {
  const url = rendering.audioUrl(source).trim();
  if (!/^https?:\/\/[^\s]+$/i.test(url)) {
    rendering.note(
      `the recording ${source.kind === 'url' ? source.url : source.audio}`,
      'nothing, since it has no web address',
    );
    return [];
  }
  const times = loops(loop, rendering);
  return [element('Play', { loop: times === 1 ? undefined : times }, [url])];
}

function textPieces(text: string): XmlNode[][] {
  return splitText(text, sayCharacters).map((piece) => [piece]);
}

function ssmlPieces(text: string, speaksSsml: boolean, rendering: Rendering): XmlNode[][] {
  const { nodes, dropped } = parseSsml(text, ssmlRules);
  if (dropped.includes('*')) rendering.note('SSML that is not well-formed', 'its words');
  else if (dropped.length > 0) rendering.note(`the SSML ${dropped.join(', ')}`, 'the words without it');
  const words = ssmlWords(nodes);
  if (!speaksSsml) {
    if (nodes.some((node) => typeof node !== 'string'))
      rendering.note('SSML with a basic voice', 'its words');
    return textPieces(words);
  }
  return words === '' ? [] : splitNodes(nodes, sayCharacters);
}

function loops(loop: number, rendering: Rendering): number {
  if (!Number.isInteger(loop) || loop < 0) return 1;
  if (loop > mostLoops) rendering.note(`${loop} repetitions`, `${mostLoops} repetitions`);
  return Math.min(loop, mostLoops);
}
