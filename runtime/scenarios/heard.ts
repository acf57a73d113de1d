import type { Moment } from '#runtime/rehearsal/rehearsal.ts';
import { uploadedSound } from '#runtime/rehearsal/rehearsal-address.ts';

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

/** Ringtree's own sounds by their id, wherever the call is; all others by their address. */
function soundName(url: string): string {
  return uploadedSound(url) ?? /\/media\/built-in\/([^/.]+)\.wav$/.exec(url)?.[1] ?? url;
}

/** Line breaks and double spaces are not heard. */
export function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
