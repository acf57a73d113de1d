import type { Strand } from './call-record.ts';
import { enterConference } from './conference.ts';
import { beginDial } from './dial.ts';
import { endCall } from './end-call.ts';
import { fail } from './failure.ts';
import { beginGather } from './gather.ts';
import { leaveRoom } from './leave-room.ts';
import { answer, findStrand, legOfStrand, type Play } from './play.ts';
import { dialQueue, enterQueue } from './queue.ts';
import { beginRecord } from './record-message.ts';
import { beginRecordCall } from './recordings.ts';
import { legHangsUp } from './screening.ts';
import { fetchDocument, goOn } from './send.ts';
import { hear } from './sounds.ts';
import { beginStream, stopStreams } from './streams.ts';
import type { Link, Verb } from './verb.ts';
import { fetchWait } from './wait.ts';

/** Begins the next verb of a document. A strand that is busy afterwards waits for its end. */
export function runVerb(play: Play, strand: Strand, verb: Verb): void {
  switch (verb.kind) {
    case 'say':
    case 'play':
    case 'pause':
    case 'keys':
    case 'beep':
      strand.doing = { kind: 'sounding', prompt: verb, loops: 1, until: hear(play, strand, verb) };
      return;
    case 'answer':
      if (strand.name === 'caller') answer(play);
      return;
    case 'gather':
      beginGather(play, strand, verb);
      return;
    case 'dial':
      beginDial(play, strand, verb);
      return;
    case 'record':
      beginRecord(play, strand, verb);
      return;
    case 'record-call':
      if (verb.of === 'dial') play.call.recordsDial = verb;
      else beginRecordCall(play, strand, verb);
      return;
    case 'conference':
      enterConference(play, strand, verb);
      return;
    case 'enqueue':
      enterQueue(play, strand, verb);
      return;
    case 'dial-queue':
      dialQueue(play, strand, verb);
      return;
    case 'stream':
      beginStream(play, strand, verb);
      return;
    case 'stop-stream':
      stopStreams(play, verb.name === '' ? null : verb.name);
      return;
    case 'fail': {
      const { name, document: link } = strand;
      const failed = { link, strand: name, occasion: { kind: 'redirected' } } as const;
      fail(play, failed, { complaint: verb.complaint, reason: 'unusable' });
      return;
    }
    case 'redirect':
      follow(play, strand, verb.to);
      return;
    case 'hang-up':
      hangUp(play, strand);
      return;
    case 'hang-up-later':
      play.call.hangsUpAt = Math.min(play.call.hangsUpAt, play.call.at + verb.milliseconds);
      return;
    case 'reject':
      endCall(play, verb.status === 'busy' ? 'busy' : 'rejected', verb.status);
      return;
    case 'leave-queue':
      leaveQueue(play);
      return;
    case 'send-message':
      goOn(play, strand, { ...verb, occasion: { kind: 'message-sent' } });
      return;
  }
}

function follow(play: Play, strand: Strand, link: Link): void {
  if (strand.name === 'wait') fetchWait(play, strand, link);
  else fetchDocument(play, strand, { link, occasion: { kind: 'redirected' } });
}

/** Somebody who is rung does not take the call, or the call ends. */
function hangUp(play: Play, strand: Strand): void {
  const leg = legOfStrand(play, strand.name);
  if (leg !== undefined) {
    legHangsUp(play, leg);
    return;
  }
  endCall(play, strand.failed !== null ? 'error' : 'hang-up');
}

function leaveQueue(play: Play): void {
  const caller = findStrand(play, 'caller');
  if (caller?.doing?.kind === 'in-room') leaveRoom(play, caller, { room: caller.doing, why: 'left' });
}
