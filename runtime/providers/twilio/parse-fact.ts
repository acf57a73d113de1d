import type {
  ConferenceChanged,
  FactEvent,
  MachineDetected,
  StreamChanged,
  Unstamped,
} from '#runtime/contract/event.ts';
import type { Parameters } from '#runtime/contract/parameters.ts';
import type { FactKind } from '#runtime/contract/routes.ts';
import { legOf, type Thread } from '#runtime/contract/thread.ts';
import { withoutAddresses } from '#runtime/providers/without-addresses.ts';
import { recordingReference } from './recording-reference.ts';
import { endedStatus } from './statuses.ts';

type Fact = Unstamped<FactEvent> | null;

/** What Twilio tells beside the call's own documents; the key is made of Twilio's ids, so that a repeat is known. */
export function parseFact(values: Parameters, kind: FactKind, thread: Thread): Fact {
  switch (kind) {
    case 'status':
      return callFact(values);
    case 'leg':
      return legFact(values, thread);
    case 'recording':
      return recordingFact(values);
    case 'transcription':
      return transcriptionFact(values);
    case 'conference':
      return conferenceFact(values);
    case 'stream':
      return streamFact(values);
    case 'machine':
      return machineFact(values, thread);
  }
}

function callFact(values: Parameters): Fact {
  const ended = endedStatus(values.text('CallStatus'));
  if (ended !== null) {
    return {
      class: 'fact',
      kind: 'call-ended',
      key: `status:${ended}`,
      status: ended,
      seconds: values.seconds('CallDuration'),
      cause: values.text('ErrorCode', 'SipResponseCode'),
    };
  }
  const status = livingStatus(values);
  return status === null ? null : { class: 'fact', kind: 'call-progressed', key: `status:${status}`, status };
}

function legFact(values: Parameters, thread: Thread): Fact {
  const leg = legOf(thread);
  if (leg === null) return null;
  const legCallId = values.id('CallSid');
  const ended = endedStatus(values.text('CallStatus'));
  if (ended !== null) {
    const seconds = values.seconds('CallDuration');
    const key = `leg:${legCallId}:${ended}`;
    return { class: 'fact', kind: 'leg-ended', key, leg, status: ended, seconds, legCallId };
  }
  const status = livingStatus(values);
  if (status === null) return null;
  return { class: 'fact', kind: 'leg-progressed', key: `leg:${legCallId}:${status}`, leg, status, legCallId };
}

/** `queued` and `initiated` tell nothing that a call needs to know. */
function livingStatus(values: Parameters): 'ringing' | 'in-progress' | null {
  const status = values.text('CallStatus').toLowerCase();
  return status === 'ringing' || status === 'in-progress' ? status : null;
}

function recordingFact(values: Parameters): Fact {
  const recording = recordingReference(values);
  const status = values.text('RecordingStatus').toLowerCase();
  if (recording === null || (status !== 'completed' && status !== 'absent' && status !== 'failed'))
    return null;
  return {
    class: 'fact',
    kind: 'recording-ready',
    key: `recording:${recording.id}:${status}`,
    recording,
    status,
  };
}

function transcriptionFact(values: Parameters): Fact {
  const recordingId = recordingReference(values)?.id ?? '';
  const status = values.text('TranscriptionStatus').toLowerCase();
  if (recordingId === '' || (status !== 'completed' && status !== 'failed')) return null;
  return {
    class: 'fact',
    kind: 'transcribed',
    key: `transcription:${values.id('TranscriptionSid') || recordingId}`,
    recordingId,
    text: values.text('TranscriptionText'),
    status,
  };
}

const conferenceChanges: ReadonlyMap<string, ConferenceChanged['change']> = new Map([
  ['conference-start', 'started'],
  ['conference-end', 'ended'],
  ['participant-join', 'joined'],
  ['participant-leave', 'left'],
  ['participant-mute', 'muted'],
  ['participant-unmute', 'unmuted'],
]);

/** The room reports to whoever entered it first, so the participant may be another caller. */
function conferenceFact(values: Parameters): Fact {
  const event = values.id('StatusCallbackEvent');
  const room = values.id('ConferenceSid');
  if (event === '' || room === '') return null;
  const participant = values.id('CallSid');
  const number = values.id('SequenceNumber') || `${event}:${participant}`;
  return {
    class: 'fact',
    kind: 'conference-changed',
    key: `conference:${room}:${number}`,
    change: conferenceChanges.get(event) ?? 'other',
    conference: values.text('FriendlyName'),
    participant,
  };
}

/** https://www.twilio.com/docs/voice/twiml/stream#statuscallback */
function streamFact(values: Parameters): Fact {
  const change = streamChanges.get(values.text('StreamEvent'));
  if (change === undefined) return null;
  const stream = values.id('StreamSid');
  const error = withoutAddresses(values.text('StreamError'));
  return { class: 'fact', kind: 'stream-changed', key: `stream:${stream}:${change}`, change, stream, error };
}

const streamChanges: ReadonlyMap<string, StreamChanged['change']> = new Map([
  ['stream-started', 'started'],
  ['stream-stopped', 'stopped'],
  ['stream-error', 'failed'],
]);

function machineFact(values: Parameters, thread: Thread): Fact {
  const answeredBy = answered(values.text('AnsweredBy').toLowerCase());
  if (answeredBy === null) return null;
  return {
    class: 'fact',
    kind: 'machine-detected',
    key: `machine:${values.id('CallSid')}`,
    leg: legOf(thread),
    answeredBy,
  };
}

function answered(by: string): MachineDetected['answeredBy'] | null {
  if (by === 'human' || by === 'fax') return by;
  if (by.startsWith('machine')) return 'machine';
  return by === '' ? null : 'unknown';
}
