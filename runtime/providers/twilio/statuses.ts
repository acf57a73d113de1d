import type { EndedStatus } from '#runtime/contract/event.ts';

/** Twilio's `CallStatus` and `DialCallStatus` of an ended call; null for one that lives or is unknown. */
export function endedStatus(status: string): EndedStatus | null {
  switch (status.toLowerCase()) {
    case 'completed':
    // Said of a conference: the caller was in the room.
    case 'answered':
      return 'completed';
    case 'busy':
      return 'busy';
    case 'no-answer':
      return 'no-answer';
    case 'failed':
      return 'failed';
    case 'canceled':
    case 'cancelled':
      return 'canceled';
    default:
      return null;
  }
}
