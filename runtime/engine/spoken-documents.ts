import type { Document, Instruction } from '#runtime/contract/document.ts';
import type { Thread } from '#runtime/contract/thread.ts';

/** The call of what is said without one. Its addresses are answered without a look at the database, and without a signature: they tell nothing. */
export const nobodysCall = '00000000-0000-0000-0000-000000000000';

export const hangUp: Document = { instructions: [{ kind: 'hang-up' }] };

/** Says it and hangs up. */
export function apology(text: string): Document {
  return { instructions: [...words(text), { kind: 'hang-up' }] };
}

/**
 * What a caller hears when the turn can't be taken: the message, then the number is rung if there is one. A person who is being rung is left alone, and
 * who waits for music hears a moment of silence.
 */
export function fallbackDocument(thread: Thread, settings: { message: string; number: string }): Document {
  if (thread === 'wait') return { instructions: [{ kind: 'pause', seconds: 10 }] };
  if (thread !== 'main') return hangUp;
  if (settings.number === '') return apology(settings.message);
  return { instructions: [...words(settings.message), ring(settings.number)] };
}

function words(text: string): Instruction[] {
  return text === '' ? [] : [{ kind: 'say', text, ssml: false, language: 'en-US', voice: {}, loop: 1 }];
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
