import type { CallRecord, Recording } from '#runtime/simulator/call-record.ts';
import { seconds, timestamp } from './statuses.ts';

export function recordingUrl(account: string, recording: string): string {
  return `https://api.twilio.com/2010-04-01/Accounts/${account}/Recordings/${recording}`;
}

/** As an action hears of it. */
export function recordingFields(call: CallRecord, recording: Recording): Record<string, string> {
  return {
    RecordingUrl: recordingUrl(call.account, recording.id),
    RecordingSid: recording.id,
    RecordingDuration: seconds(recording.milliseconds),
  };
}

const sources: Readonly<Record<Recording['of'], string>> = {
  message: 'RecordVerb',
  call: 'StartCallRecordingAPI',
  dial: 'DialVerb',
  conference: 'Conference',
};

/** https://www.twilio.com/docs/voice/twiml/record#attributes-recording-status-callback */
export function recordingReport(
  call: CallRecord,
  { recording, status }: { recording: Recording; status: string },
): Record<string, string> {
  return {
    AccountSid: call.account,
    CallSid: call.id,
    ...recordingFields(call, recording),
    RecordingStatus: status,
    RecordingChannels: String(recording.channels),
    RecordingStartTime: timestamp(call.setup.startedAt + recording.beganAt),
    RecordingSource: sources[recording.of],
    RecordingTrack: 'both',
    ErrorCode: '0',
  };
}

/** https://www.twilio.com/docs/voice/twiml/record#attributes-transcribe-callback */
export function transcriptionFields(call: CallRecord, recording: Recording): Record<string, string> {
  const sid = recording.id.replace('RE', 'TR');
  return {
    AccountSid: call.account,
    ApiVersion: '2010-04-01',
    CallSid: call.id,
    From: call.setup.from,
    To: call.setup.to,
    TranscriptionSid: sid,
    TranscriptionText: recording.words,
    TranscriptionStatus: recording.words === '' ? 'failed' : 'completed',
    TranscriptionType: 'fast',
    TranscriptionUrl: `https://api.twilio.com/2010-04-01/Accounts/${call.account}/Transcriptions/${sid}`,
    RecordingSid: recording.id,
    RecordingUrl: recordingUrl(call.account, recording.id),
  };
}
