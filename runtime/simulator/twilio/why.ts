import type { Occasion } from '#runtime/simulator/occasion.ts';

/** Why a webhook is sent, in the words of Twilio's documentation. */
export function why(occasion: Occasion): string {
  switch (occasion.kind) {
    case 'call-started':
      return 'voice URL';
    case 'fallback':
      return 'fallback URL';
    case 'redirected':
      return '<Redirect>';
    case 'moved':
      return 'Url of a call update';
    case 'keys-gathered':
    case 'speech-gathered':
    case 'nothing-gathered':
      return 'action of <Gather>';
    case 'speech-partial':
      return 'partialResultCallback of <Gather>';
    case 'dial-ended':
    case 'conference-left':
    case 'queue-dialed':
      return 'action of <Dial>';
    case 'leg-document':
      return 'url of the dialed party';
    case 'leg-reported':
      return 'statusCallback of the dialed party';
    case 'machine-detected':
      return 'amdStatusCallback';
    case 'recorded':
    case 'recording-started':
      return 'action of <Record>';
    case 'recording-reported':
      return 'recordingStatusCallback';
    case 'transcribed':
      return 'transcribeCallback of <Record>';
    case 'wait-document':
      return 'waitUrl';
    case 'queue-left':
      return 'action of <Enqueue>';
    case 'conference-reported':
      return 'statusCallback of <Conference>';
    case 'stream-left':
      return 'action of <Connect>';
    case 'stream-reported':
      return 'statusCallback of <Stream>';
    case 'message-sent':
      return 'action of <Sms>';
    case 'call-reported':
      return 'status callback';
  }
}
