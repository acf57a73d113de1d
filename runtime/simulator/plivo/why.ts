import type { Occasion } from '#runtime/simulator/occasion.ts';

/** Why a webhook is sent, in the words of Plivo's documentation. */
export function why(occasion: Occasion): string {
  switch (occasion.kind) {
    case 'call-started':
      return 'answer_url';
    case 'fallback':
      return 'fallback_answer_url';
    case 'redirected':
      return '<Redirect>';
    case 'moved':
      return 'aleg_url of a transfer';
    case 'keys-gathered':
    case 'speech-gathered':
    case 'nothing-gathered':
      return `action of <${occasion.element}>`;
    case 'speech-partial':
      return 'interimSpeechResultsCallback';
    case 'dial-ended':
      return 'action of <Dial>';
    case 'leg-document':
      return 'confirmSound of <Dial>';
    case 'leg-reported':
      return 'callbackUrl of <Dial>';
    case 'machine-detected':
      return 'machine_detection_url';
    case 'recorded':
    case 'recording-started':
      return 'action of <Record>';
    case 'recording-reported':
      return `callbackUrl of ${occasion.recording.room === null ? '<Record>' : '<Conference>'}`;
    case 'transcribed':
      return 'transcriptionUrl';
    case 'wait-document':
      return occasion.room === null ? 'dialMusic of <Dial>' : 'waitSound of <Conference>';
    case 'conference-left':
      return 'action of <Conference>';
    case 'conference-reported':
      return 'callbackUrl of <Conference>';
    case 'stream-reported':
    case 'stream-left':
      return 'statusCallbackUrl of <Stream>';
    case 'message-sent':
      return 'callbackUrl of <Message>';
    case 'queue-left':
    case 'queue-dialed':
      // Plivo has no queues: its documents never lead here.
      return 'queue';
    case 'call-reported':
      return 'hangup_url';
  }
}
