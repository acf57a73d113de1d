import type { Recording } from '#runtime/simulator/call-record.ts';
import type { Scene } from '#runtime/simulator/dialect.ts';
import type { Occasion, RoomFacts } from '#runtime/simulator/occasion.ts';
import { bare, callFields, common, stamp } from './common.ts';
import { dialFields, legFields, legReport } from './dial-fields.ts';
import { hangUpFields } from './hang-up-fields.ts';

/** The form fields or query with which Plivo asks and tells. https://www.plivo.com/docs/voice/concepts/callbacks */
export function parameters(occasion: Occasion, scene: Scene): Record<string, string> {
  const { call } = scene;
  switch (occasion.kind) {
    case 'call-started':
    case 'fallback':
      return { ...common(call, 'StartApp'), STIRVerification: 'Not Applicable' };
    case 'redirected':
    case 'moved':
    case 'wait-document':
    case 'nothing-gathered':
    case 'queue-left':
    case 'queue-dialed':
    case 'stream-left':
      return common(call, 'Redirect');
    case 'leg-document':
      return { ...common(call, 'Redirect'), ...legFields(scene, occasion.leg) };
    case 'keys-gathered': {
      const digits = { Digits: occasion.keys };
      const told = occasion.element === 'GetDigits' ? digits : gathered('dtmf', digits);
      return { ...common(call, 'Redirect'), ...told };
    }
    case 'speech-gathered':
      return {
        ...common(call, 'Redirect'),
        ...gathered('speech', {
          Speech: occasion.text,
          SpeechConfidenceScore: String(occasion.confidence ?? 0.9),
        }),
      };
    case 'speech-partial':
      return {
        ...callFields(call),
        StableSpeech: occasion.text,
        UnstableSpeech: '',
        Stability: '0.9',
        SequenceNumber: String(occasion.number),
      };
    case 'dial-ended':
      return { ...common(call, 'Redirect'), ...dialFields(scene, occasion) };
    case 'leg-reported':
      return legReport(scene, occasion);
    case 'machine-detected':
      return { ...common(call, 'MachineDetection'), Machine: String(occasion.answeredBy !== 'human') };
    case 'recorded': {
      const { endedBy } = occasion;
      return {
        ...common(call, 'Redirect'),
        ...recordingFields(scene, occasion.recording),
        Digits: endedBy.kind === 'key' ? endedBy.key : '',
      };
    }
    case 'recording-started':
      return { ...common(call, 'Redirect'), ...recordingFields(scene, occasion.recording, true) };
    case 'recording-reported':
      return recordingReport(scene, occasion);
    case 'transcribed':
      return {
        transcription: occasion.recording.words,
        transcription_charge: '0.0095',
        transcription_rate: '0.0095',
        duration: String(Math.round(occasion.recording.milliseconds / 1_000)),
        call_uuid: call.id,
        recording_id: occasion.recording.id,
        error: '',
      };
    case 'conference-left':
      return { ...common(call, 'Redirect'), ...roomFields(occasion.room) };
    case 'conference-reported':
      return { ...callFields(call), ...roomFields(occasion.room), ...roomEvent(occasion) };
    case 'stream-reported':
      return {
        ...callFields(call),
        Event: { started: 'StartStream', stopped: 'StopStream', failed: 'DroppedStream' }[occasion.event],
        StreamID: occasion.id,
        ServiceURL: occasion.url,
        StatusReason: occasion.event === 'failed' ? 'connection failed' : '',
        Timestamp: stamp(call.setup.startedAt + call.at),
      };
    case 'message-sent':
      return {
        From: bare(call.setup.to),
        To: bare(call.setup.from),
        Status: 'sent',
        Type: 'sms',
        Units: '1',
      };
    case 'call-reported':
      return { ...common(call, 'Hangup'), ...hangUpFields(call, occasion) };
  }
}

/** Both kinds of input are named, the other one empty. */
function gathered(kind: 'dtmf' | 'speech', input: Record<string, string>): Record<string, string> {
  return { InputType: kind, Digits: '', Speech: '', SpeechConfidenceScore: '0.0', ...input };
}

/** Of a conference it comes to the conference's callback. */
function recordingReport(
  scene: Scene,
  { recording, status }: Occasion & { kind: 'recording-reported' },
): Record<string, string> {
  const running = status === 'in-progress';
  const fields = recordingFields(scene, recording, running);
  if (recording.commanded) return restFields(scene, recording, fields);
  if (recording.room === null) return { ...common(scene.call, 'Record'), ...fields };
  return {
    ...callFields(scene.call),
    ...roomFields(recording.room),
    ConferenceAction: 'record',
    Event: running ? 'ConferenceRecordStart' : 'ConferenceRecordStop',
    ...fields,
  };
}

/** https://www.plivo.com/docs/voice/api/call/record-calls/start-recording-a-call: in small letters, and little else. */
function restFields(
  { call }: Scene,
  { id }: Recording,
  fields: ReturnType<typeof recordingFields>,
): Record<string, string> {
  return {
    api_id: id,
    call_uuid: call.id,
    record_url: fields.RecordUrl,
    recording_id: fields.RecordingID,
    recording_duration: fields.RecordingDuration,
    recording_duration_ms: fields.RecordingDurationMs,
    recording_start_ms: fields.RecordingStartMs,
    recording_end_ms: fields.RecordingEndMs,
  };
}

/** A recording that runs still has no length. */
function recordingFields({ call }: Scene, recording: Recording, running = false) {
  const { id, beganAt, milliseconds } = recording;
  const began = call.setup.startedAt + beganAt;
  const times = running
    ? ['-1', '-1', '-1', '-1']
    : [Math.round(milliseconds / 1_000), milliseconds, began, began + milliseconds].map(String);
  const [seconds = '', length = '', start = '', end = ''] = times;
  return {
    RecordUrl: recordingUrl(call.account, id),
    RecordingID: id,
    RecordingDuration: seconds,
    RecordingDurationMs: length,
    RecordingStartMs: start,
    RecordingEndMs: end,
  };
}

export function recordingUrl(account: string, recording: string): string {
  return `https://media.plivo.com/v1/Account/${account}/Recording/${recording}.mp3`;
}

function roomFields({ name, id }: RoomFacts): Record<string, string> {
  return { ConferenceName: name, ConferenceUUID: id, ConferenceMemberID: '1' };
}

function roomEvent({ event, room }: Occasion & { kind: 'conference-reported' }): Record<string, string> {
  switch (event) {
    case 'join':
      return { ConferenceAction: 'enter', Event: 'ConferenceEnter' };
    case 'leave':
      return { ConferenceAction: 'exit', Event: 'ConferenceExit' };
    case 'keys':
      return {
        ConferenceAction: 'digits',
        Event: 'ConferenceDigitsMatch',
        ConferenceDigitsMatch: room.keys,
      };
    case 'start':
    case 'end':
      return {};
  }
}
