import type { CallRecord } from '#runtime/simulator/call-record.ts';
import type { CallEndCause, Occasion } from '#runtime/simulator/occasion.ts';
import { stamp } from './common.ts';
import { hangUpCause } from './hang-up-causes.ts';

/** What the hangup URL is told of the end. */
export function hangUpFields(
  { setup, at, answeredAt }: CallRecord,
  { status, cause, complaint }: Occasion & { kind: 'call-reported' },
): Record<string, string> {
  const { code, source } = ends[cause];
  const told = cause === 'error' && complaint !== null ? complaint.code : code;
  const { name, cause: short } = hangUpCause(told);
  const milliseconds = answeredAt === null ? 0 : at - answeredAt;
  return {
    CallStatus: status === 'canceled' ? 'cancel' : status,
    HangupCause: short,
    HangupCauseName: name,
    HangupCauseCode: told,
    HangupSource: source,
    Duration: String(Math.round(milliseconds / 1_000)),
    BillDuration: String(Math.ceil(milliseconds / 60_000) * 60),
    TotalCost: (Math.ceil(milliseconds / 60_000) * 0.0055).toFixed(5),
    StartTime: stamp(setup.startedAt),
    AnswerTime: answeredAt === null ? '' : stamp(setup.startedAt + answeredAt),
    EndTime: stamp(setup.startedAt + at),
  };
}

/** https://www.plivo.com/docs/voice/troubleshooting/hangup-causes */
const ends: Readonly<Record<CallEndCause, { code: string; source: string }>> = {
  caller: { code: '4000', source: 'Caller' },
  'far-end': { code: '4000', source: 'Call recipient' },
  'document-ended': { code: '4010', source: 'Plivo' },
  'hang-up': { code: '4000', source: 'Answer XML' },
  rejected: { code: '3020', source: 'Answer XML' },
  busy: { code: '3010', source: 'Answer XML' },
  commanded: { code: '4000', source: 'API Request' },
  error: { code: '8011', source: 'Error' },
  'time-limit': { code: '4000', source: 'Plivo' },
};
