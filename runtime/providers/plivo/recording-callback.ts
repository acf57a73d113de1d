import type { Rendering } from '#runtime/providers/rendering.ts';

/** Where Plivo reports that a recording's file is there. */
export function recordingCallback({ thread, factUrl }: Rendering) {
  return { callbackUrl: factUrl(thread, 'recording'), callbackMethod: 'POST' };
}
