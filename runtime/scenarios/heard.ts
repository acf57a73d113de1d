import type { Moment } from '#runtime/rehearsal/rehearsal.ts';
import { soundName } from '#runtime/rehearsal/rehearsal-address.ts';

/** What the caller heard, in order, as text: words, and the names of sounds in brackets. Ringing, tones, beeps, music and silence are left out. */
export function heard(moments: readonly Moment[]): string[] {
  return moments.flatMap((moment) => {
    if (moment.kind !== 'happened' || moment.happening.kind !== 'sound-began') return [];
    const { party, sound } = moment.happening;
    if (party !== 'caller') return [];
    if (sound.kind === 'speech') return [spaced(sound.text)];
    return sound.kind === 'audio' ? [`[${soundName(sound.url)}]`] : [];
  });
}

/** Line breaks and double spaces are not heard. */
export function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
