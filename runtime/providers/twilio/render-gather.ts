import type { GatherInstruction, SpeechInput } from '#runtime/contract/document.ts';
import { hintList } from '#runtime/providers/hints.ts';
import { nearestLanguages } from '#runtime/providers/nearest-language.ts';
import { type Rendering, redirect, wholeSeconds } from '#runtime/providers/rendering.ts';
import { element, type XmlElement } from '#runtime/xml/element.ts';
import { renderPrompt } from './render-prompt.ts';
import { speechLanguages } from './speech-languages.ts';

/** More than anybody enters. */
const mostDigits = 1_000;
/** Silence after which a sentence is over when nothing was said and `auto` cannot stand beside the model (error 13335). */
const endOfSpeechSeconds = 2;

export function renderGather(gather: GatherInstruction, rendering: Rendering): XmlElement[] {
  const { digits, speech, bargeIn } = gather;
  const prompt = gather.prompt.flatMap((instruction) => renderPrompt(instruction, rendering));
  const attributes = {
    input: [digits && 'dtmf', speech && 'speech'].filter(Boolean).join(' '),
    action: rendering.answerUrl('gathered'),
    method: 'POST',
    actionOnEmptyResult: true,
    timeout: timeout(gather, rendering),
    ...(digits && {
      numDigits: digits.most >= 1 ? Math.min(mostDigits, Math.floor(digits.most)) : undefined,
      finishOnKey: digits.finishKey,
    }),
    ...(speech && speechAttributes(speech, rendering)),
    bargeIn,
  };
  // `bargeIn` is about words only: a key stops a prompt inside the <Gather> whatever it says, and one before it never.
  const inside = bargeIn ? prompt : [];
  const before = bargeIn ? [] : prompt;
  if (before.length > 0)
    rendering.note('a prompt that keys do not interrupt', 'the prompt before the <Gather>');
  return [...before, element('Gather', attributes, inside), redirect(rendering.answerUrl('no-input'))];
}

/** Twilio has one timeout, which starts after the prompt and again after each key: the longer of ours. */
function timeout({ digits, firstSeconds }: GatherInstruction, rendering: Rendering): number {
  const between = digits !== null && digits.most !== 1 ? digits.betweenSeconds : firstSeconds;
  const longer = Math.max(firstSeconds, between);
  if (between !== firstSeconds) {
    rendering.note(
      `${firstSeconds} s for the first key and ${between} s between keys`,
      `${Math.ceil(longer)} s for each key`,
    );
  }
  return wholeSeconds(rendering, longer, { what: 'a time to answer', least: 1, most: 600 });
}

function speechAttributes(
  speech: SpeechInput,
  rendering: Rendering,
): Record<string, string | boolean | undefined> {
  const speechModel = { default: undefined, commands: 'numbers_and_commands', 'phone-call': 'phone_call' }[
    speech.model
  ];
  return {
    language: language(speech.language, rendering),
    speechModel,
    speechTimeout: speechTimeout(speech, rendering),
    hints: hintList(speech.hints, rendering),
    profanityFilter: speech.profanityFilter,
  };
}

function speechTimeout({ endSeconds, model }: SpeechInput, rendering: Rendering): string {
  if (endSeconds !== null) {
    return String(
      wholeSeconds(rendering, endSeconds, { what: 'a silence that ends speech', least: 1, most: 60 }),
    );
  }
  if (model === 'default') return 'auto';
  rendering.note(
    `the end of speech found by the ${model} model itself`,
    `${endOfSpeechSeconds} s of silence`,
  );
  return String(endOfSpeechSeconds);
}

function language(asked: string, rendering: Rendering): string | undefined {
  const [near] = nearestLanguages(asked, speechLanguages);
  if (near === undefined) rendering.note(`speech in ${asked}`, "speech in Twilio's default language, en-US");
  else if (!near.exact) rendering.note(`speech in ${asked}`, `speech in ${near.language}`);
  return near?.language;
}
