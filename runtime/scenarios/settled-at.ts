import type { Moment } from '#runtime/rehearsal/rehearsal.ts';
import { longestSilence } from './pass-time.ts';

/** Since when a caller is in a room or a conversation, or hears hold music, or nothing for long; null for who does not wait. Milliseconds of the call. */
export function settledAt(moments: readonly Moment[]): number | null {
  let since: number | null = null;
  let isThere = false;
  for (const moment of moments) {
    if (moment.kind !== 'happened') continue;
    const { happening } = moment;
    switch (happening.kind) {
      case 'connected':
      case 'room-joined':
        since = happening.at;
        isThere = true;
        break;
      case 'parted':
      case 'room-left':
        since = null;
        isThere = false;
        break;
      case 'sound-began':
        if (happening.party !== 'caller' || isThere) break;
        if (isHoldMusic(happening.sound)) since ??= happening.at;
        else if (happening.sound.kind === 'silence') since ??= happening.at + longestSilence;
        // The caller was waiting before, and goes on with it.
        else if (since !== null && happening.at < since) since = null;
        break;
      default:
    }
  }
  return since;
}

function isHoldMusic(sound: { kind: string; url?: string }): boolean {
  return sound.kind === 'audio' && (sound.url ?? '').includes('/media/built-in/');
}
