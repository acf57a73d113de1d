import type { CallRecord } from '#runtime/simulator/call-record.ts';
import type { Dialect } from '#runtime/simulator/dialect.ts';
import type { Occasion, RecordingEnd } from '#runtime/simulator/occasion.ts';
import { commonFields } from './common-fields.ts';
import { dialFields, legEndFields } from './dial-fields.ts';
import { recordingFields, recordingReport, transcriptionFields } from './recording-fields.ts';
import { conferenceReport, queueFields, queueWaitFields } from './room-fields.ts';
import { seconds, timestamp } from './statuses.ts';

type Fields = Record<string, string>;

/** The fields with which Twilio asks and tells. https://www.twilio.com/docs/voice/twiml#request-parameters */
export const parameters: Dialect['parameters'] = (occasion, { call, leg }) => {
  switch (occasion.kind) {
    case 'recording-reported':
      return recordingReport(call, occasion);
    case 'transcribed':
      return transcriptionFields(call, occasion.recording);
    case 'conference-reported':
      return conferenceReport(call, occasion);
    case 'machine-detected':
      return {
        AccountSid: call.account,
        CallSid: occasion.leg.id,
        AnsweredBy: { human: 'human', machine: 'machine_start', 'machine-message-ended': 'machine_end_beep' }[
          occasion.answeredBy
        ],
        MachineDetectionDuration: String(call.at - (occasion.leg.answeredAt ?? call.at)),
      };
    case 'stream-reported':
      return {
        AccountSid: call.account,
        CallSid: call.id,
        StreamSid: occasion.id,
        StreamName: occasion.name || occasion.id,
        StreamEvent: { started: 'stream-started', stopped: 'stream-stopped', failed: 'stream-error' }[
          occasion.event
        ],
        ...(occasion.event === 'failed' && { StreamError: 'The connection failed' }),
        Timestamp: new Date(call.setup.startedAt + call.at).toISOString(),
      };
    default:
      return { ...commonFields(call, leg), ...ownFields(occasion, call) };
  }
};

/** Beside what every request has. */
function ownFields(occasion: Occasion, call: CallRecord): Fields {
  switch (occasion.kind) {
    case 'call-started':
      return /^\+\d/.test(call.setup.from) ? { StirVerstat: 'TN-Validation-Passed-A' } : {};
    case 'fallback':
      return { ErrorCode: occasion.code, ErrorUrl: occasion.failedUrl };
    case 'keys-gathered':
      return { Digits: occasion.keys, FinishedOnKey: occasion.finishKey, msg: 'Gather End' };
    case 'nothing-gathered':
      return { Digits: '' };
    case 'speech-gathered':
      return { SpeechResult: occasion.text, Confidence: String(occasion.confidence ?? 0.9) };
    case 'speech-partial':
      return {
        UnstableSpeechResult: occasion.text,
        StableSpeechResult: occasion.text,
        SequenceNumber: String(occasion.number),
      };
    case 'dial-ended':
      return dialFields(call, occasion);
    case 'recorded':
      return { ...recordingFields(call, occasion.recording), Digits: digits(occasion.endedBy) };
    case 'recording-started':
      return recordingFields(call, occasion.recording);
    case 'wait-document':
      return occasion.room === null ? {} : queueWaitFields(occasion.room);
    case 'conference-left':
      return { DialCallStatus: 'answered' };
    case 'queue-left':
      return { QueueResult: occasion.result, ...queueFields(occasion.room) };
    case 'queue-dialed':
      return { DialCallStatus: occasion.connected ? 'answered' : 'no-answer', ...queueFields(occasion.room) };
    case 'leg-reported':
      return {
        CallbackSource: 'call-progress-events',
        SequenceNumber: String(occasion.leg.reports),
        Timestamp: timestamp(call.setup.startedAt + call.at),
        ...(occasion.event === 'initiated' ? { CallStatus: 'initiated' } : {}),
        ...legEndFields(occasion.leg),
      };
    case 'call-reported':
      return {
        CallbackSource: 'call-progress-events',
        SequenceNumber: String(occasion.number),
        Timestamp: timestamp(call.setup.startedAt + call.at),
        ...(call.answeredAt === null
          ? {}
          : { CallDuration: seconds(call.at - call.answeredAt), Duration: '1', SipResponseCode: '200' }),
      };
    case 'message-sent':
      return { SmsStatus: 'sent' };
    default:
      return {};
  }
}

/** Of a silence Twilio names no key. */
function digits(end: RecordingEnd): string {
  if (end.kind === 'key') return end.key;
  return end.kind === 'hang-up' ? 'hangup' : '';
}
