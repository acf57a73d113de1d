import type { CallRecord, Leg, Strand } from './call-record.ts';
import { endTalk } from './dial.ts';
import { endCall } from './end-call.ts';
import { gatherDue } from './gather.ts';
import { roomDue } from './leave-room.ts';
import { legOfStrand, type Play } from './play.ts';
import { recordDue } from './record-message.ts';
import { endRecording } from './recordings.ts';
import { giveUpOrRepeat } from './reply.ts';
import { farEndActs, legHangsUp, screenOn } from './screening.ts';
import { sendLater } from './send-later.ts';
import { settle } from './settle.ts';
import { hear } from './sounds.ts';
import { repeatWait } from './wait.ts';

/** Lets time pass up to a moment, in milliseconds of the call; stops at a request that the call stands still for. */
export function passTime(play: Play, to: number): void {
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const next = nextMoment(play.call);
    if (next === null || next > to) {
      if (!standsStill(play.call)) play.call.at = Math.max(play.call.at, to);
      return;
    }
    play.call.at = Math.max(play.call.at, next);
    fire(play, next);
    settle(play);
  }
}

/** So that a day of short sounds is no endless loop; the rest of the time passes at the next input. */
const mostSteps = 20_000;

/** When something happens by itself; null while the call stands still for a reply, and after its end. */
export function nextMoment(call: CallRecord): number | null {
  if (call.ended !== null || standsStill(call)) return null;
  let next = call.hangsUpAt;
  for (const { doing } of call.strands) next = Math.min(next, doing?.until ?? Infinity);
  for (const { until } of call.legs) next = Math.min(next, until ?? Infinity);
  for (const { until } of call.recordings) next = Math.min(next, until ?? Infinity);
  for (const { at } of call.later) next = Math.min(next, at);
  return next;
}

function standsStill(call: CallRecord): boolean {
  return call.requests.some(({ strand }) => strand !== null);
}

/** One thing that is due next: documents first, then people, then the provider. */
function fire(play: Play, moment: number): void {
  const { call } = play;
  const strand = call.strands.find(({ doing }) => doing?.until === moment);
  if (strand !== undefined) {
    strandDue(play, strand);
    return;
  }
  const leg = call.legs.find(({ until }) => until === moment);
  if (leg !== undefined) {
    legDue(play, leg);
    return;
  }
  const recording = call.recordings.find(({ until }) => until === moment);
  if (recording !== undefined) {
    endRecording(play, recording.id);
    return;
  }
  const later = call.later.find(({ at }) => at === moment);
  if (later !== undefined) {
    sendLater(play, later);
    return;
  }
  // Sooner than any call is cut off: the document asked for it.
  endCall(play, call.hangsUpAt < play.dialect.times.longestCall ? 'hang-up' : 'time-limit');
}

function strandDue(play: Play, strand: Strand): void {
  const { doing } = strand;
  switch (doing?.kind) {
    case undefined:
      return;
    case 'sounding': {
      strand.hears = null;
      const { prompt, loops } = doing;
      if ('loops' in prompt && loops < prompt.loops) {
        strand.doing = { ...doing, loops: loops + 1, until: hear(play, strand, prompt) };
        return;
      }
      strand.doing = null;
      const leg = strand.document.url === '' ? legOfStrand(play, strand.name) : undefined;
      if (leg !== undefined) screenOn(play, leg, 'keys');
      return;
    }
    case 'gathering':
      gatherDue(play, strand, doing);
      return;
    case 'dialing':
      endTalk(play, strand, doing);
      return;
    case 'recording':
      recordDue(play, strand, doing);
      return;
    case 'in-room':
      roomDue(play, strand, doing);
      return;
    case 'stalled':
      if (doing.next.kind === 'again') {
        repeatWait(play, strand);
        return;
      }
      giveUpOrRepeat(play, doing.next.request, doing.next.failure);
      return;
    case 'confirming':
      // The leg knows until when.
      return;
  }
}

function legDue(play: Play, leg: Leg): void {
  leg.until = null;
  if (leg.state === 'ringing') farEndActs(play, leg, leg.act);
  else legHangsUp(play, leg);
}
