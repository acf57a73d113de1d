import type { CallFacts, Leg, LegEnd, PhoneEvent, Recording, WireParameters } from '../provider-wire.ts';

/** The form fields (or query) with which Plivo asks and tells. Its numbers have no plus. */
export function plivoParameters(event: PhoneEvent, call: CallFacts): WireParameters {
  switch (event.kind) {
    case 'started':
      return { ...common(call), Event: 'StartApp', STIRVerification: 'Not Applicable' };
    case 'fallback':
      return { ...common(call), Event: 'StartApp' };
    case 'redirected':
    case 'music':
    case 'nothing':
      return common(call);
    case 'digits':
      return {
        ...common(call),
        InputType: 'dtmf',
        Digits: event.digits,
        Speech: '',
        SpeechConfidenceScore: '0.0',
      };
    case 'speech':
      return {
        ...common(call),
        InputType: 'speech',
        Digits: '',
        Speech: event.text,
        SpeechConfidenceScore: String(event.confidence ?? '0.0'),
        BilledAmount: '0.0200',
      };
    case 'dial-ended':
      return {
        ...common(call),
        DialStatus: dialStatus[event.end],
        DialRingStatus: String(event.end !== 'failed'),
        DialHangupCause: hangUpCauses[event.end],
        DialALegUUID: call.id,
        DialBLegUUID: event.end === 'completed' ? event.leg.id : '',
      };
    case 'recorded':
      return {
        ...common(call),
        ...recordingFields(event.recording),
        Digits: event.endedBy.length === 1 ? event.endedBy : '',
      };
    case 'recording-started':
      return { ...common(call), ...recordingFields({ ...event.recording, seconds: -1 }) };
    case 'recording-ready':
      return { ...common(call), ...recordingFields(event.recording) };
    case 'transcribed':
      return {
        transcription: event.text,
        transcription_charge: '0.0095',
        transcription_rate: '0.0095',
        duration: String(event.recording.seconds),
        call_uuid: call.id,
        recording_id: event.recording.id,
        error: '',
      };
    case 'conference-left':
      return { ...common(call), ...roomFields(call, event.room) };
    case 'stream-ended':
      return common(call);
    case 'stream':
      return {
        ...callFields(call),
        Event: { started: 'StartStream', stopped: 'StopStream', failed: 'DroppedStream' }[event.event],
        StreamID: `5e5e${call.id.slice(4)}`,
        ServiceURL: event.url,
        StatusReason: event.event === 'failed' ? 'connection failed' : '',
        Timestamp: '2026-10-20 09:00:00',
      };
    case 'leg-document':
      return { ...common(call), ...legFields(call, event.leg) };
    case 'leg-digits':
      return { ...common(call), ...legFields(call, event.leg), InputType: 'dtmf', Digits: event.digits };
    case 'leg-status': {
      const action = {
        answered: 'answer',
        connected: 'connected',
        ended: 'hangup',
        initiated: '',
        ringing: '',
      }[event.event];
      const { leg } = event;
      return {
        ...callFields(call),
        CallStatus: call.status,
        Event: { answer: 'DialAnswer', connected: 'DialConnected', hangup: 'DialHangup' }[action] ?? '',
        DialAction: action,
        ...legFields(call, leg),
        DialBLegStatus: action,
        DialBLegPosition: String(leg.position),
        ...(action === 'hangup'
          ? {
              DialBLegDuration: String(leg.seconds),
              DialBLegBillDuration: leg.seconds > 0 ? '60' : '0',
              DialBLegHangupCause: hangUpCauses[leg.end ?? 'completed'],
              DialBLegHangupCauseName: 'Normal Hangup',
              DialBLegHangupCauseCode: '4000',
              DialBLegHangupSource: 'Caller',
            }
          : {}),
      };
    }
    case 'machine':
      throw new Error('Plivo tells nothing of machines on the legs of a <Dial>');
    case 'room': {
      const action = { join: 'enter', leave: 'exit', record: 'record', start: '', end: '' }[event.event];
      return {
        ...callFields(call),
        ...roomFields(call, event.room),
        ConferenceAction: action,
        Event:
          { enter: 'ConferenceEnter', exit: 'ConferenceExit', record: 'ConferenceRecordStop' }[action] ?? '',
        ...(event.recording ? recordingFields(event.recording) : {}),
      };
    }
    case 'ended':
      return {
        ...common(call),
        CallStatus: event.status === 'canceled' ? 'cancel' : event.status,
        Event: 'Hangup',
        HangupCause: event.status === 'busy' ? 'BUSY' : 'NORMAL_CLEARING',
        HangupCauseName: event.status === 'busy' ? 'Busy Line' : 'Normal Hangup',
        HangupCauseCode: event.status === 'busy' ? '3010' : '4000',
        HangupSource: 'Caller',
        Duration: String(event.seconds),
        BillDuration: event.seconds > 0 ? '120' : '0',
        TotalCost: '0.01100',
        StartTime: '2026-10-20 09:00:00',
        AnswerTime: event.seconds > 0 ? '2026-10-20 09:00:08' : '',
        EndTime: '2026-10-20 09:01:09',
      };
  }
}

const dialStatus: Readonly<Record<LegEnd, string>> = {
  completed: 'completed',
  busy: 'busy',
  'no-answer': 'no-answer',
  failed: 'failed',
  rejected: 'busy',
  canceled: 'cancel',
  refused: 'no-answer',
};

const hangUpCauses: Readonly<Record<LegEnd, string>> = {
  completed: 'NORMAL_CLEARING',
  busy: 'USER_BUSY',
  'no-answer': 'NO_ANSWER',
  failed: 'UNALLOCATED_NUMBER',
  rejected: 'CALL_REJECTED',
  canceled: 'ORIGINATOR_CANCEL',
  refused: 'NO_ANSWER',
};

function recordingFields(recording: Recording): WireParameters {
  const started = recording.seconds < 0;
  return {
    RecordUrl: recording.url,
    RecordingID: recording.id,
    RecordingDuration: String(recording.seconds),
    RecordingDurationMs: String(started ? -1 : recording.seconds * 1000),
    RecordingStartMs: started ? '-1' : '1792486800000',
    RecordingEndMs: started ? '-1' : String(1_792_486_800_000 + recording.seconds * 1000),
  };
}

function roomFields(call: CallFacts, room: string): WireParameters {
  return { ConferenceName: room, ConferenceUUID: `c0c0${call.id.slice(4)}`, ConferenceMemberID: '12' };
}

function legFields(call: CallFacts, leg: Leg): WireParameters {
  return {
    DialALegUUID: call.id,
    DialBLegUUID: leg.id,
    DialBLegFrom: bare(leg.callerId || call.from),
    DialBLegTo: bare(leg.order.address),
  };
}

function bare(number: string): string {
  return number.replace(/^\+/, '');
}

function callFields(call: CallFacts): WireParameters {
  return { CallUUID: call.id, From: bare(call.from), To: bare(call.to), Direction: 'inbound' };
}

function common(call: CallFacts): WireParameters {
  return {
    ...callFields(call),
    CallerName: call.callerName || call.from,
    BillRate: '0.0055',
    CallStatus: call.status,
    Event: 'Redirect',
    ParentAuthID: call.account,
    SessionStart: '2026-10-20 09:00:00.000000',
  };
}
