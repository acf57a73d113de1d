import { keysMilliseconds } from '#runtime/simulator/keys-milliseconds.ts';
import { spokenText } from '#runtime/simulator/spoken-text.ts';
import type { Prompt } from '#runtime/simulator/verb.ts';
import { flag, isAddress, isSet, type Source, text, whole } from './attributes.ts';
import { ignore, refuse } from './reading.ts';

/** That Amazon Polly takes at once. */
const mostCharacters = 3_000;
/** How often Plivo plays what has no end. */
const endless = 10_000;

/** The prompts among an element's children; others are passed over. */
export function readPrompts(source: Source): Prompt[] {
  return source.element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    const prompt = readPrompt({ element: child, reading: source.reading });
    if (prompt === undefined)
      ignore(source.reading, `<${child.name}> does nothing in <${source.element.name}>`);
    return prompt ?? [];
  });
}

/** Undefined for an element that is no prompt, null for one that nothing is heard of. */
export function readPrompt(source: Source): Prompt | null | undefined {
  switch (source.element.name) {
    case 'Speak':
      return speak(source);
    case 'Play':
      return play(source);
    case 'Wait':
      return wait(source);
    case 'DTMF':
      return keys(source);
    default:
      return undefined;
  }
}

function speak(source: Source): Prompt | null {
  const spoken = spokenText(source.element.children);
  if (spoken.text === '' && spoken.pauses === 0) {
    ignore(source.reading, '<Speak> has no words');
    return null;
  }
  const language = text(source, 'language') || 'en-US';
  const voice = text(source, 'voice') || 'WOMAN';
  const isMarkedUp = source.element.children.some((child) => typeof child !== 'string');
  if (isMarkedUp && !voice.startsWith('Polly.'))
    ignore(source.reading, `the voice ${voice} speaks no SSML; a Polly voice would`);
  if (voice.startsWith('Polly.') && spoken.text.length > mostCharacters)
    ignore(source.reading, `<Speak> has more than ${mostCharacters} characters, too many for ${voice}`);
  return { kind: 'say', ...spoken, language, voice, loops: loops(source), answers: true };
}

function play(source: Source): Prompt | null {
  const url = spokenText(source.element.children).text;
  if (url === '') refuse(source.reading, '<Play> has no address');
  else if (!isAddress(url)) ignore(source.reading, `<Play> cannot play ${url}`);
  else return { kind: 'play', url, loops: loops(source), answers: true };
  return null;
}

function wait(source: Source): Prompt {
  const milliseconds = whole(source, 'length', { otherwise: 1 }) * 1_000;
  const name = isSet(source, 'minSilence') ? 'minSilence' : 'min_silence';
  const silence = whole(source, name, { otherwise: 2_000, most: 86_400_000 });
  // A caller says nothing by himself while the menu waits.
  const ends = flag(source, 'silence', false) ? Math.min(milliseconds, silence) : milliseconds;
  return { kind: 'pause', milliseconds: ends, answers: false };
}

function keys(source: Source): Prompt | null {
  const asked = spokenText(source.element.children).text || text(source, 'digits');
  const sent = asked.replace(/[^0-9*#wW]/g, '');
  if (sent !== asked || sent === '') ignore(source.reading, `<DTMF> cannot send ${asked || 'nothing'}`);
  if (sent === '') return null;
  const milliseconds = flag(source, 'async', true) ? 0 : keysMilliseconds(sent);
  return { kind: 'keys', keys: sent, milliseconds, answers: true };
}

function loops(source: Source): number {
  return whole(source, 'loop', { otherwise: 1, least: 0, most: endless }) || endless;
}
