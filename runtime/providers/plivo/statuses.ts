import type { EndedStatus } from '#runtime/contract/event.ts';

/** Plivo's `CallStatus`, `DialStatus` and `call_state` of an ended call; null for one that lives or is unknown. */
export function endedStatus(status: string): EndedStatus | null {
  return ended.get(status.toLowerCase()) ?? null;
}

/** From hangup cause names and codes (https://www.plivo.com/docs/voice/troubleshooting/hangup-causes); null when it tells nothing. */
export function statusOfCause(cause: string): EndedStatus | 'rejected' | null {
  return causes.get(cause.toUpperCase().replaceAll(/[\s-]+/g, '_')) ?? null;
}

const ended: ReadonlyMap<string, EndedStatus> = new Map([
  ['completed', 'completed'],
  ['busy', 'busy'],
  ['failed', 'failed'],
  ['timeout', 'no-answer'],
  ['no-answer', 'no-answer'],
  ['cancel', 'canceled'],
  ['canceled', 'canceled'],
  ['cancelled', 'canceled'],
]);

const causes: ReadonlyMap<string, EndedStatus | 'rejected'> = new Map([
  ['1000', 'canceled'],
  ['CANCEL', 'canceled'],
  ['CANCELLED', 'canceled'],
  ['ORIGINATOR_CANCEL', 'canceled'],
  ['3000', 'no-answer'],
  ['NO_ANSWER', 'no-answer'],
  ['NO_USER_RESPONSE', 'no-answer'],
  ['6000', 'no-answer'],
  ['6010', 'no-answer'],
  ['TIMEOUT', 'no-answer'],
  ['RING_TIMEOUT_REACHED', 'no-answer'],
  ['3010', 'busy'],
  ['BUSY', 'busy'],
  ['BUSY_LINE', 'busy'],
  ['USER_BUSY', 'busy'],
  ['3020', 'rejected'],
  ['REJECTED', 'rejected'],
  ['CALL_REJECTED', 'rejected'],
  ['4000', 'completed'],
  ['4010', 'completed'],
  ['NORMAL_CLEARING', 'completed'],
  ['NORMAL_HANGUP', 'completed'],
  ['2000', 'failed'],
  ['UNALLOCATED_NUMBER', 'failed'],
  ['FAILED', 'failed'],
]);
