import type { Rendering } from '#runtime/providers/rendering.ts';

/** Reports of a recording go to the thread that made it. */
export function recordingCallback({ thread, factUrl }: Rendering): Record<string, string> {
  return {
    recordingStatusCallback: factUrl(thread, 'recording'),
    recordingStatusCallbackMethod: 'POST',
    recordingStatusCallbackEvent: 'completed absent',
  };
}
