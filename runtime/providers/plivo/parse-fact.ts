import type { EndedStatus, FactEvent, StreamChanged, Unstamped } from '#runtime/contract/event.ts';
import { limits } from '#runtime/contract/limits.ts';
import type { Parameters } from '#runtime/contract/parameters.ts';
import type { FactKind } from '#runtime/contract/routes.ts';
import { legOf, type Thread } from '#runtime/contract/thread.ts';
import { withoutAddresses } from '#runtime/providers/without-addresses.ts';
import { endedStatus, statusOfCause } from './statuses.ts';

type Fact = Unstamped<FactEvent> | null;

/** What Plivo tells beside the call's own documents; the key is made of Plivo's ids, so that a repeat is known. */
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
  const call = values.id('CallUUID', 'RequestUUID');
  const status = values.text('CallStatus');
  const ended = endedStatus(status);
  if (ended !== null || values.text('Event') === 'Hangup') {
    return {
      class: 'fact',
      kind: 'call-ended',
      key: `call-ended:${call}`,
      status: ended ?? 'completed',
      seconds: values.seconds('Duration'),
      cause: values.text('HangupCauseName', 'HangupCause'),
    };
  }
  if (status !== 'ringing' && status !== 'in-progress') return null;
  return { class: 'fact', kind: 'call-progressed', key: `call-${status}:${call}`, status };
}

/** One URL serves every target of a `<Dial>`: it names the first leg, `DialBLegPosition` counts from there. */
function legFact(values: Parameters, thread: Thread): Fact {
  const first = legOf(thread);
  if (first === null) return null;
  const position = values.seconds('DialBLegPosition') ?? 1;
  const leg = first + Math.min(Math.max(position, 1), limits.dialTargets) - 1;
  const legCallId = values.id('DialBLegUUID');
  const common = { class: 'fact', leg, legCallId } as const;
  switch (values.text('DialAction')) {
    case 'answer':
      return {
        ...common,
        kind: 'leg-progressed',
        key: `leg-answered:${legCallId || leg}`,
        status: 'in-progress',
      };
    case 'hangup': {
      const seconds = values.seconds('DialBLegDuration');
      const status = legStatus(values, seconds);
      return { ...common, kind: 'leg-ended', key: `leg-ended:${legCallId || leg}`, status, seconds };
    }
    default:
      // `connected` (both hear each other now) and `digits` change nothing here.
      return null;
  }
}

function legStatus(values: Parameters, seconds: number | null): EndedStatus {
  const told = endedStatus(values.text('DialBLegStatus'));
  if (told !== null) return told;
  if (seconds !== null && seconds > 0) return 'completed';
  const code = statusOfCause(values.text('DialBLegHangupCauseCode'));
  const cause = code ?? statusOfCause(values.text('DialBLegHangupCause', 'DialBLegHangupCauseName'));
  // Who declines a call sounds busy to the caller.
  if (cause === 'rejected') return 'busy';
  return cause ?? 'failed';
}

/** The report of a recording that was started through the REST API comes in lower case. */
function recordingFact(values: Parameters): Fact {
  const id = values.id('RecordingID', 'recording_id');
  const duration = ['RecordingDuration', 'recording_duration'];
  // A start, told with the duration -1, is no file yet.
  if (id === '' || values.text(...duration).startsWith('-')) return null;
  const seconds = values.seconds(...duration);
  const url = values.text('RecordUrl', 'record_url');
  const status = seconds === 0 ? 'absent' : url === '' ? 'failed' : 'completed';
  const recording = { id, url, seconds };
  return { class: 'fact', kind: 'recording-ready', key: `recording:${id}`, recording, status };
}

/** This one comes in lower case, and names little else. */
function transcriptionFact(values: Parameters): Fact {
  const recordingId = values.id('recording_id', 'RecordingID');
  if (recordingId === '') return null;
  const status = values.text('error') === '' ? 'completed' : 'failed';
  const text = values.text('transcription');
  return { class: 'fact', kind: 'transcribed', key: `transcribed:${recordingId}`, recordingId, text, status };
}

function conferenceFact(values: Parameters): Fact {
  const room = values.id('ConferenceUUID', 'ConferenceName');
  const member = values.id('ConferenceMemberID', 'CallUUID');
  const common = {
    class: 'fact',
    kind: 'conference-changed',
    conference: values.text('ConferenceName'),
    participant: values.id('CallUUID'),
  } as const;
  switch (values.text('ConferenceAction')) {
    case 'enter':
      return { ...common, key: `conference-joined:${room}:${member}`, change: 'joined' };
    case 'exit':
      return { ...common, key: `conference-left:${room}:${member}`, change: 'left' };
    case 'record': {
      // The start has no length yet; the end brings the file.
      const ready = values.seconds('RecordingDuration') === null ? null : recordingFact(values);
      const key = `conference-recorded:${room}:${values.id('RecordingID')}`;
      return ready ?? { ...common, key, change: 'recorded', participant: '' };
    }
    default:
      // `digits` and `floor` are not asked for.
      return null;
  }
}

/** https://www.plivo.com/docs/voice/xml/audiostream. That the connection is slow changes nothing here. */
function streamFact(values: Parameters): Fact {
  const change = streamChanges.get(values.text('Event'));
  if (change === undefined) return null;
  const stream = values.id('StreamID');
  const error = change === 'failed' ? withoutAddresses(values.text('StatusReason', 'Reason')) : '';
  return { class: 'fact', kind: 'stream-changed', key: `stream:${stream}:${change}`, change, stream, error };
}

const streamChanges: ReadonlyMap<string, StreamChanged['change']> = new Map([
  ['StartStream', 'started'],
  ['StopStream', 'stopped'],
  ['DroppedStream', 'failed'],
]);

function machineFact(values: Parameters, thread: Thread): Fact {
  const call = values.id('CallUUID', 'RequestUUID');
  const machine = values.text('Machine').toLowerCase();
  const answeredBy = machine === 'true' ? 'machine' : machine === 'false' ? 'human' : 'unknown';
  return { class: 'fact', kind: 'machine-detected', key: `machine:${call}`, leg: legOf(thread), answeredBy };
}
