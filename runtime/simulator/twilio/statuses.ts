import type { Leg, LegEnd } from '#runtime/simulator/call-record.ts';

/** `CallStatus` of somebody who is rung. */
export function legStatus(leg: Leg): string {
  switch (leg.state) {
    case 'ringing':
      return 'ringing';
    case 'screening':
    case 'talking':
      return 'in-progress';
    case 'ended':
      return endStatus(leg.end ?? 'completed');
  }
}

/** To Twilio somebody who declines is busy (SIP 603). */
export function endStatus(end: LegEnd): string {
  return end === 'rejected' ? 'busy' : end;
}

/** The answer of the far end's telephone: https://www.twilio.com/docs/voice/api/call-resource#sip-response-codes */
export function sipCode(end: LegEnd): string {
  return {
    completed: '200',
    busy: '486',
    rejected: '603',
    'no-answer': '480',
    failed: '404',
    canceled: '487',
  }[end];
}

export function seconds(milliseconds: number): string {
  return String(Math.round(milliseconds / 1_000));
}

/** RFC 2822. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toUTCString().replace('GMT', '+0000');
}
