import type {
  CallFacts,
  Leg,
  LegEnd,
  LegEvent,
  PhoneEvent,
  Recording,
  WireParameters,
} from '../provider-wire.ts';

/** The form fields (or query) with which Twilio asks and tells. */
export function twilioParameters(event: PhoneEvent, call: CallFacts): WireParameters {
  switch (event.kind) {
    case 'started':
      return { ...standard(call), StirVerstat: 'TN-Validation-Passed-A' };
    case 'redirected':
    case 'music':
      return standard(call);
    case 'fallback':
      return { ...standard(call), ErrorCode: '11200', ErrorUrl: event.failedUrl };
    case 'digits':
      return { ...standard(call), Digits: event.digits, FinishedOnKey: event.finishKey, msg: 'Gather End' };
    case 'nothing':
      return { ...standard(call), Digits: '' };
    case 'speech':
      return {
        ...standard(call),
        SpeechResult: event.text,
        ...(event.confidence === null ? {} : { Confidence: String(event.confidence) }),
        Language: 'en-US',
      };
    case 'dial-ended':
      return {
        ...standard(call),
        DialCallStatus: legStatus(event.end),
        DialCallSid: event.leg.id,
        ...(event.end === 'completed' || event.end === 'refused'
          ? { DialCallDuration: String(event.seconds) }
          : {}),
        DialBridged: String(event.end === 'completed'),
        ...(event.end === 'rejected' ? { DialSipResponseCode: '603' } : {}),
        ...(event.recording ? recordingFields(event.recording) : {}),
      };
    case 'recorded':
      return {
        ...standard(call),
        ...recordingFields(event.recording),
        Digits: event.endedBy === 'silence' ? '' : event.endedBy,
      };
    case 'conference-left':
      return { ...standard(call), DialCallStatus: 'answered' };
    case 'stream-ended':
      return standard(call);
    case 'stream':
      return {
        AccountSid: call.account,
        CallSid: call.id,
        StreamSid: `MZ${call.id.slice(2)}`,
        StreamName: '',
        StreamEvent: streamEvents[event.event],
        ...(event.event === 'failed' ? { StreamError: `WebSocket - Handshake Error (${event.url})` } : {}),
        Timestamp: '2026-10-20T09:00:00.000Z',
      };
    case 'leg-document':
      return legFields(call, event.leg, 'in-progress');
    case 'leg-digits':
      return {
        ...legFields(call, event.leg, 'in-progress'),
        Digits: event.digits,
        FinishedOnKey: event.finishKey,
        msg: 'Gather End',
      };
    case 'leg-status':
      return {
        ...legFields(call, event.leg, legProgress(event.leg, event.event)),
        Timestamp: timestamp,
        CallbackSource: 'call-progress-events',
        SequenceNumber: String(event.sequence),
        ...(event.leg.end === 'completed' || event.leg.end === 'refused'
          ? { CallDuration: String(event.leg.seconds), Duration: '1', SipResponseCode: '200' }
          : {}),
      };
    case 'machine':
      return {
        CallSid: event.leg.id,
        AccountSid: call.account,
        AnsweredBy: event.answeredBy === 'machine' ? 'machine_start' : 'human',
        MachineDetectionDuration: '2843',
      };
    case 'recording-started':
      return standard(call);
    case 'recording-ready':
      return {
        AccountSid: call.account,
        CallSid: call.id,
        ...recordingFields(event.recording),
        RecordingStatus: event.status,
        RecordingChannels: '1',
        RecordingStartTime: timestamp,
        RecordingSource: recordingSources[event.recording.source],
        RecordingTrack: 'both',
        ErrorCode: '0',
      };
    case 'transcribed':
      return {
        AccountSid: call.account,
        CallSid: call.id,
        From: call.from,
        To: call.to,
        TranscriptionSid: event.recording.id.replace('RE', 'TR'),
        TranscriptionText: event.text,
        TranscriptionStatus: 'completed',
        TranscriptionUrl: `${event.recording.url.replace('Recordings/RE', 'Transcriptions/TR')}`,
        TranscriptionType: 'fast',
        RecordingSid: event.recording.id,
        RecordingUrl: event.recording.url,
        ApiVersion: '2010-04-01',
      };
    case 'room':
      return {
        ConferenceSid: `CF${call.id.slice(2)}`,
        FriendlyName: event.room,
        AccountSid: call.account,
        Timestamp: timestamp,
        StatusCallbackEvent: roomEvents[event.event],
        SequenceNumber: String(event.sequence),
        ...(event.event === 'join' || event.event === 'leave'
          ? {
              CallSid: call.id,
              Muted: 'false',
              Hold: 'false',
              Coaching: 'false',
              StartConferenceOnEnter: 'true',
              EndConferenceOnExit: 'false',
            }
          : {}),
        ...(event.event === 'end'
          ? { CallSidEndingConference: call.id, ReasonConferenceEnded: 'last-participant-left' }
          : {}),
      };
    case 'ended':
      return {
        ...standard(call),
        CallStatus: event.status,
        Timestamp: timestamp,
        CallbackSource: 'call-progress-events',
        SequenceNumber: '0',
        ...(event.status === 'completed'
          ? { CallDuration: String(event.seconds), Duration: '2', SipResponseCode: '200' }
          : {}),
      };
  }
}

const timestamp = 'Tue, 20 Oct 2026 09:00:00 +0000';

const recordingSources = {
  message: 'RecordVerb',
  dial: 'DialVerb',
  conference: 'Conference',
  call: 'StartCallRecordingAPI',
} as const;

const streamEvents = {
  started: 'stream-started',
  stopped: 'stream-stopped',
  failed: 'stream-error',
} as const;

const roomEvents = {
  join: 'participant-join',
  start: 'conference-start',
  leave: 'participant-leave',
  end: 'conference-end',
  record: 'recording-completed',
} as const;

function recordingFields(recording: Recording): WireParameters {
  return {
    RecordingUrl: recording.url,
    RecordingSid: recording.id,
    RecordingDuration: String(recording.seconds),
  };
}

/** Someone who declines looks busy; someone who was connected to nothing but a whisper has completed a call. */
function legStatus(end: LegEnd): string {
  if (end === 'rejected') return 'busy';
  return end === 'refused' ? 'completed' : end;
}

function legProgress(leg: Leg, event: LegEvent): string {
  switch (event) {
    case 'initiated':
    case 'ringing':
      return event;
    case 'answered':
    case 'connected':
      return 'in-progress';
    case 'ended':
      return legStatus(leg.end ?? 'completed');
  }
}

function legFields(call: CallFacts, leg: Leg, status: string): WireParameters {
  const from = leg.callerId || call.from;
  return {
    ...standard(call),
    CallSid: leg.id,
    ParentCallSid: call.id,
    Direction: 'outbound-dial',
    From: from,
    Caller: from,
    To: leg.order.address,
    Called: leg.order.address,
    CallStatus: status,
  };
}

function standard(call: CallFacts): WireParameters {
  return {
    Called: call.to,
    ToState: 'CA',
    CallerCountry: 'US',
    Direction: 'inbound',
    CallerState: 'NY',
    ToZip: '94105',
    CallSid: call.id,
    To: call.to,
    CallerZip: '10001',
    ToCountry: 'US',
    CalledZip: '94105',
    ApiVersion: '2010-04-01',
    CalledCity: 'SAN FRANCISCO',
    CallStatus: call.status,
    From: call.from,
    AccountSid: call.account,
    CalledCountry: 'US',
    CallerCity: 'NEW YORK',
    ToCity: 'SAN FRANCISCO',
    FromCountry: 'US',
    Caller: call.from,
    FromCity: 'NEW YORK',
    CalledState: 'CA',
    FromZip: '10001',
    FromState: 'NY',
    ...(call.callerName === '' ? {} : { CallerName: call.callerName }),
  };
}
