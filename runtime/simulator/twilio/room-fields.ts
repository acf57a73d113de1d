import type { CallRecord } from '#runtime/simulator/call-record.ts';
import type { ConferenceEvent, RoomFacts } from '#runtime/simulator/occasion.ts';
import { seconds, timestamp } from './statuses.ts';

type Fields = Record<string, string>;

const events: Readonly<Record<ConferenceEvent, string>> = {
  join: 'participant-join',
  start: 'conference-start',
  leave: 'participant-leave',
  end: 'conference-end',
  keys: '',
};

/** https://www.twilio.com/docs/voice/twiml/conference#attributes-statusCallbackEvent */
export function conferenceReport(
  call: CallRecord,
  { room, event, byCaller }: { room: RoomFacts; event: ConferenceEvent; byCaller: boolean },
): Fields {
  return {
    AccountSid: call.account,
    ConferenceSid: room.id,
    FriendlyName: room.name,
    StatusCallbackEvent: events[event],
    SequenceNumber: String(room.number),
    Timestamp: timestamp(call.setup.startedAt + call.at),
    ...(event === 'join' || event === 'leave' ? participant(call, room, byCaller) : {}),
    ...(event === 'leave' ? { ReasonParticipantLeft: 'participant_hung_up' } : {}),
    ...(event === 'end' ? endFields(call, room, byCaller) : {}),
  };
}

function participant(call: CallRecord, room: RoomFacts, byCaller: boolean): Fields {
  return {
    // Others in the room have calls of their own, which nobody here knows.
    CallSid: byCaller ? call.id : `CA${call.id.slice(2).split('').reverse().join('')}`,
    Muted: String(byCaller && room.muted),
    Hold: 'false',
    Coaching: 'false',
    StartConferenceOnEnter: String(byCaller ? room.startOnEnter : true),
    EndConferenceOnExit: String(byCaller && room.endOnExit),
  };
}

function endFields(call: CallRecord, room: RoomFacts, byCaller: boolean): Fields {
  const reason =
    room.endOnExit && byCaller ? 'participant-with-end-conference-on-exit-left' : 'last-participant-left';
  return { CallSidEndingConference: call.id, ReasonConferenceEnded: reason };
}

/** While the caller waits in a queue: https://www.twilio.com/docs/voice/twiml/enqueue#attributes-waitUrl-request-parameters */
export function queueWaitFields(room: RoomFacts): Fields {
  return {
    QueueSid: queueSid(room),
    QueuePosition: String(room.position),
    QueueTime: seconds(room.milliseconds),
    AvgQueueTime: seconds(room.milliseconds),
    CurrentQueueSize: String(room.size),
    MaxQueueSize: String(room.most),
  };
}

export function queueFields(room: RoomFacts): Fields {
  return { QueueSid: queueSid(room), QueueTime: seconds(room.milliseconds) };
}

function queueSid({ id }: RoomFacts): string {
  return `QU${id.slice(2)}`;
}
