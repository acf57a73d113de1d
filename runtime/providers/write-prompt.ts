import type { PlayInstruction, PromptInstruction, SayInstruction } from '#runtime/contract/document.ts';
import type { Emulation } from '#runtime/contract/provider.ts';
import type { Language, Voice } from '#runtime/contract/voice.ts';
import { element, type XmlElement, type XmlNode } from '#runtime/xml/element.ts';
import { parseSsml, type SsmlRules, ssmlWords } from '#runtime/xml/parse-ssml.ts';
import { splitNodes, splitText } from '#runtime/xml/split-text.ts';
import { type Rendering, wholeSeconds } from './rendering.ts';

export type ChosenVoice = {
  /** Undefined leaves both to the account's own setting. */
  voice: string | undefined;
  language: string | undefined;
  /** Whether the voice reads SSML. */
  ssml: boolean;
  emulation: Emulation | null;
};

/** How one provider writes what is said, played and waited for. */
export type PromptStyle = {
  say: string;
  pause: string;
  sayCharacters: number;
  mostLoops: number;
  ssmlRules: SsmlRules;
  chooseVoice: (language: Language, voice: Voice, ssml: boolean) => ChosenVoice;
};

/** How often at most a text in several pieces stands in a reply, also when it shall be repeated for ever. */
const mostRepeatsOfPieces = 10;

/** Elements of a prompt in one provider's words; what it cannot say so is noted. */
export function writePrompt(
  instruction: PromptInstruction,
  rendering: Rendering,
  style: PromptStyle,
): XmlElement[] {
  switch (instruction.kind) {
    case 'say':
      return renderSay(instruction, rendering, style);
    case 'play':
      return renderPlay(instruction, rendering, style);
    case 'pause': {
      if (!(instruction.seconds > 0)) return [];
      const range = { what: 'a pause', least: 1, most: 3_600 };
      return [element(style.pause, { length: wholeSeconds(rendering, instruction.seconds, range) })];
    }
  }
}

function renderSay(say: SayInstruction, rendering: Rendering, style: PromptStyle): XmlElement[] {
  const chosen = style.chooseVoice(say.language, say.voice, say.ssml);
  const pieces = say.ssml
    ? ssmlPieces(say.text, chosen.ssml, { rendering, style })
    : textPieces(say.text, style);
  if (pieces.length === 0) return [];
  if (chosen.emulation) rendering.note(chosen.emulation.asked, chosen.emulation.sent);
  const loop = loops(say.loop, rendering, style);
  const { voice, language } = chosen;
  if (pieces.length === 1) {
    return pieces.map((piece) =>
      element(style.say, { voice, language, loop: loop === 1 ? undefined : loop }, piece),
    );
  }
  // A loop of each piece would say the first one over and over before the second.
  const times = loop === 0 ? mostRepeatsOfPieces : Math.min(loop, mostRepeatsOfPieces);
  const longText = `${say.text.length} characters said at once`;
  rendering.note(longText, `${pieces.length} pieces, one after the other`);
  const asked = loop === 0 ? 'for ever' : `${loop} times`;
  if (times !== loop) rendering.note(`a long text said ${asked}`, `the text ${times} times`);
  const once = pieces.map((piece) => element(style.say, { voice, language }, piece));
  return Array.from({ length: times }, () => once).flat();
}

function renderPlay(
  { source, loop }: PlayInstruction,
  rendering: Rendering,
  style: PromptStyle,
): XmlElement[] {
  const url = rendering.audioUrl(source).trim();
  if (!/^https?:\/\/[^\s]+$/i.test(url)) {
    // Not quoted: an address may hold what a caller entered.
    rendering.note('a recording to be played', 'nothing, since it has no web address');
    return [];
  }
  const times = loops(loop, rendering, style);
  return [element('Play', { loop: times === 1 ? undefined : times }, [url])];
}

function textPieces(text: string, { sayCharacters }: PromptStyle): XmlNode[][] {
  return splitText(text, sayCharacters).map((piece) => [piece]);
}

type SsmlContext = { rendering: Rendering; style: PromptStyle };

function ssmlPieces(text: string, speaksSsml: boolean, { rendering, style }: SsmlContext): XmlNode[][] {
  const { nodes, dropped } = parseSsml(text, style.ssmlRules);
  if (dropped.includes('*')) rendering.note('SSML that is not well-formed', 'its words');
  else if (dropped.length > 0) rendering.note(`the SSML ${dropped.join(', ')}`, 'the words without it');
  const words = ssmlWords(nodes);
  if (!speaksSsml) {
    if (nodes.some((node) => typeof node !== 'string'))
      rendering.note('SSML with a basic voice', 'its words');
    return textPieces(words, style);
  }
  return words === '' ? [] : splitNodes(nodes, style.sayCharacters);
}

function loops(loop: number, rendering: Rendering, { mostLoops }: PromptStyle): number {
  if (!Number.isInteger(loop) || loop < 0) return 1;
  if (loop > mostLoops) rendering.note(`${loop} repetitions`, `${mostLoops} repetitions`);
  return Math.min(loop, mostLoops);
}
