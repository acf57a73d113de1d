import type { Dialing, Leg, LegEnd, Strand } from './call-record.ts';
import { endLeg, reportLeg, ring } from './legs.ts';
import { answer, findLeg, findStrand, type Play, tell } from './play.ts';
import { beginRecording, endRecording } from './recordings.ts';
import { goOn, notify } from './send.ts';
import { cut, hearOn } from './sounds.ts';
import type { Dial } from './verb.ts';
import { beginWait, endWait } from './wait.ts';

/** Rings the first or all of a dial's people. */
export function beginDial(play: Play, strand: Strand, dial: Dial): void {
  if (!dial.answersOnBridge) answer(play);
  const dialing: Dialing = { kind: 'dialing', dial, legs: [], talks: null, recording: null };
  if (dial.record === 'from-ringing') dialing.recording = record(play, dial);
  strand.doing = { ...dialing, until: null };
  const first = dial.sequential ? dial.legs.slice(0, 1) : dial.legs;
  if (dial.music === null) hearOn(play, strand, { kind: 'ringing' });
  else beginWait(play, { kind: 'document', link: dial.music });
  const rung = first.map((order) => ring(play, dialing, order).number);
  strand.doing = { ...dialing, legs: rung, until: null };
}

/** A leg is over without having been connected: the next one rings, or the dial is over. */
export function legFailed(play: Play, leg: Leg, end: LegEnd): void {
  endLeg(play, leg, end);
  const found = dialingOf(play);
  if (found === null || found.dialing.talks !== null || !found.dialing.legs.includes(leg.number)) return;
  const { strand, dialing } = found;
  const next = dialing.dial.sequential ? dialing.dial.legs[dialing.legs.length] : undefined;
  if (next !== undefined) {
    const rung = ring(play, dialing, next).number;
    strand.doing = { ...dialing, legs: [...dialing.legs, rung], until: null };
  } else if (dialing.legs.every((number) => findLeg(play, number)?.state === 'ended')) {
    endDial(play, strand, dialing);
  }
}

/** The far end and the caller hear each other; nobody else rings any longer. */
export function connect(play: Play, leg: Leg): void {
  const found = dialingOf(play);
  if (found === null) {
    endLeg(play, leg, 'completed');
    return;
  }
  const { strand, dialing } = found;
  const { dial } = dialing;
  const { at } = play.call;
  answer(play);
  endWait(play);
  cut(play, strand, 'event');
  leg.state = 'talking';
  leg.connectedAt = at;
  leg.until = leg.talksMilliseconds === null ? null : at + Math.max(0, leg.talksMilliseconds);
  tell(play, { kind: 'connected', leg: leg.number });
  reportLeg(play, leg, 'connected');
  for (const number of dialing.legs) {
    const other = findLeg(play, number);
    if (other !== undefined && other !== leg)
      endLeg(play, other, other.state === 'screening' ? 'completed' : 'canceled');
  }
  const recording = dialing.recording ?? recordAnswered(play, dial);
  strand.doing = { ...dialing, talks: leg.number, recording, until: at + dial.limitMilliseconds };
}

/** The conversation is over, whoever ended it. */
export function endTalk(play: Play, strand: Strand, dialing: Dialing): void {
  const leg = dialing.talks === null ? undefined : findLeg(play, dialing.talks);
  if (leg !== undefined) endLeg(play, leg, 'completed');
  endDial(play, strand, dialing);
}

/** The caller is gone or is moved elsewhere. */
export function leaveDial(
  play: Play,
  strand: Strand,
  { dialing, tells }: { dialing: Dialing; tells: boolean },
): void {
  for (const number of dialing.legs) {
    const leg = findLeg(play, number);
    if (leg !== undefined) endLeg(play, leg, leg.answeredAt === null ? 'canceled' : 'completed');
  }
  endWait(play);
  if (tells) {
    endDial(play, strand, dialing);
    return;
  }
  endRecording(play, dialing.recording);
  strand.doing = null;
}

/** The dial that the caller is in. */
export function dialingOf(play: Play): { strand: Strand; dialing: Dialing } | null {
  const strand = findStrand(play, 'caller');
  return strand?.doing?.kind === 'dialing' ? { strand, dialing: strand.doing } : null;
}

function endDial(play: Play, strand: Strand, dialing: Dialing): void {
  const { dial, legs, talks } = dialing;
  endWait(play);
  cut(play, strand, 'event');
  const recording = endRecording(play, dialing.recording);
  const ended = legs.flatMap((number) => findLeg(play, number) ?? []);
  const leg =
    ended.find(({ number }) => number === talks) ??
    ended.find(({ end }) => end === 'completed') ??
    ended.toSorted((one, other) => (one.endedAt ?? 0) - (other.endedAt ?? 0)).at(-1) ??
    null;
  const { action, replaces } = dial;
  const occasion = {
    kind: 'dial-ended',
    leg: leg && { ...leg },
    connected: talks !== null,
    recording,
  } as const;
  goOn(play, strand, { action, replaces, occasion });
}

function record(play: Play, { channels, recordingCallback: callback }: Dial): string {
  const order = { of: 'dial', channels, callback, transcription: null, mostMilliseconds: null } as const;
  return beginRecording(play, order).id;
}

/** By the dial itself, or by an element before it. */
function recordAnswered(play: Play, dial: Dial): string | null {
  const waiting = play.call.recordsDial;
  if (waiting === null) return dial.record === 'from-answer' ? record(play, dial) : null;
  play.call.recordsDial = null;
  const { started, channels, transcription, mostMilliseconds, recordingCallback: callback } = waiting;
  const order = { of: 'dial', channels, callback, transcription, mostMilliseconds } as const;
  const recording = beginRecording(play, order);
  notify(play, started, { kind: 'recording-started', recording: { ...recording } });
  return recording.id;
}
