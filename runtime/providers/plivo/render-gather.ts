import type { GatherInstruction, SpeechInput } from '#runtime/contract/document.ts';
import { hintList } from '#runtime/providers/hints.ts';
import { type Rendering, redirect, wholeSeconds } from '#runtime/providers/rendering.ts';
import { element, type XmlElement } from '#runtime/xml/element.ts';
import { renderPrompt } from './render-prompt.ts';

const mostDigits = 32;

/** Without input `<GetInput>` asks nothing and falls through to the redirect. https://www.plivo.com/docs/voice/xml/getinput */
export function renderGather(gather: GatherInstruction, rendering: Rendering): XmlElement[] {
  const { digits, speech, bargeIn } = gather;
  const prompt = gather.prompt.flatMap((instruction) => renderPrompt(instruction, rendering));
  if (!digits && !speech) return [...prompt, redirect(rendering.answerUrl('no-input'))];
  const attributes = {
    action: rendering.answerUrl('gathered'),
    method: 'POST',
    inputType: [digits && 'dtmf', speech && 'speech'].filter(Boolean).join(' '),
    executionTimeout: wholeSeconds(rendering, gather.firstSeconds, {
      what: 'a time to answer',
      least: 5,
      most: 60,
    }),
    ...(digits && digitAttributes(digits, rendering)),
    ...(speech && speechAttributes(speech, rendering)),
    // Plivo keeps what was entered in its logs unless it is told not to.
    ...(gather.sensitive && { log: false }),
    redirect: true,
  };
  // Keys and words interrupt what stands inside, and never what stands before.
  const inside = bargeIn ? prompt : [];
  const before = bargeIn ? [] : prompt;
  if (before.length > 0)
    rendering.note('a prompt that keys do not interrupt', 'the prompt before the <GetInput>');
  return [...before, element('GetInput', attributes, inside), redirect(rendering.answerUrl('no-input'))];
}

function digitAttributes(digits: NonNullable<GatherInstruction['digits']>, rendering: Rendering) {
  const asked = Math.floor(digits.most) || mostDigits;
  const most = Math.min(Math.max(asked, 1), mostDigits);
  if (most !== digits.most) rendering.note(`at most ${digits.most} digits`, `at most ${most} digits`);
  const between = { what: 'a time between two keys', least: 2, most: 10 };
  return {
    // Nothing is waited for after an only key.
    digitEndTimeout: most === 1 ? 2 : wholeSeconds(rendering, digits.betweenSeconds, between),
    finishOnKey: digits.finishKey === '' ? 'none' : digits.finishKey,
    numDigits: most,
  };
}

function speechAttributes(speech: SpeechInput, rendering: Rendering) {
  const silence = { what: 'a silence that ends speech', least: 2, most: 10 };
  return {
    speechEndTimeout:
      speech.endSeconds === null ? 'auto' : wholeSeconds(rendering, speech.endSeconds, silence),
    speechModel: { default: 'default', commands: 'command_and_search', 'phone-call': 'phone_call' }[
      speech.model
    ],
    hints: hintList(speech.hints, rendering),
    language: speech.language,
    profanityFilter: speech.profanityFilter,
  };
}
