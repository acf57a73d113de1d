import type { Document, Instruction } from '#runtime/contract/document.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import type { Thread } from '#runtime/contract/thread.ts';
import type { Language } from '#runtime/contract/voice.ts';

/** The call of what is said without one. Its addresses are answered without a look at the database, and without a signature: they tell nothing. */
export const nobodysCall = '00000000-0000-0000-0000-000000000000';

export const hangUp: Document = { instructions: [{ kind: 'hang-up' }] };

/** Says it and hangs up. */
export function apology(text: string, language?: Language): Document {
  return { instructions: [...words(text, language), { kind: 'hang-up' }] };
}

/**
 * What a caller hears when the turn can't be taken: the message, then the number is rung if there is one. A person who is being rung is left alone, and
 * who waits for music hears a moment of silence.
 */
export function fallbackDocument(
  thread: Thread,
  { message, number, language }: Resources['fallback'],
): Document {
  if (thread === 'wait') return { instructions: [{ kind: 'pause', seconds: 10 }] };
  if (thread !== 'main') return hangUp;
  if (number === '') return apology(message, language);
  return { instructions: [...words(message, language), ring(number)] };
}

function words(text: string, language: Language = 'en-US'): Instruction[] {
  return text === '' ? [] : [{ kind: 'say', text, ssml: false, language, voice: {}, loop: 1 }];
}

function ring(number: string): Instruction {
  return {
    kind: 'dial',
    targets: [{ kind: 'number', leg: 1, number, sendKeys: '', timeoutSeconds: 30 }],
    callerId: '',
    timeoutSeconds: 30,
    timeLimitSeconds: 14_400,
    record: 'no',
    recordTracks: 'mono',
    ringback: 'default',
    whisper: false,
    accept: null,
    detectMachine: false,
    hangUpOnStar: false,
  };
}
