import { endCall } from './end-call.ts';
import type { PhoneCommand } from './phone-input.ts';
import { findStrand, type Play } from './play.ts';
import { beginRecording } from './recordings.ts';
import { fetchDocument } from './send.ts';
import { stopCaller } from './stop-caller.ts';

/** The application does something to the call by the provider's REST interface. */
export function obey(play: Play, command: PhoneCommand): void {
  switch (command.kind) {
    case 'hang-up':
      endCall(play, 'commanded');
      return;
    case 'redirect': {
      const caller = findStrand(play, 'caller');
      if (caller === undefined) return;
      stopCaller(play, caller, 'moved');
      const { url, method } = command;
      fetchDocument(play, caller, { link: { url, method }, occasion: { kind: 'moved' } });
      return;
    }
    case 'start-recording': {
      const { callbackUrl: url } = command;
      const callback =
        url === '' ? null : { link: { url, method: 'POST' as const }, events: ['completed', 'absent'] };
      beginRecording(play, {
        of: 'call',
        channels: 1,
        callback,
        transcription: null,
        mostMilliseconds: null,
        commanded: true,
      });
    }
  }
}
