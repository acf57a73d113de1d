import type { Dialing, InRoom, Leg, Strand } from './call-record.ts';
import { reportConference } from './conference.ts';
import { dialingOf, leaveDial } from './dial.ts';
import { gatherKey } from './gather.ts';
import { leaveRoom } from './leave-room.ts';
import { reportKeys } from './legs.ts';
import type { Party } from './party.ts';
import { findLeg, findStrand, type Play, tell } from './play.ts';
import { recordKey } from './record-message.ts';
import { accept } from './screening.ts';

/** One key of somebody on the line goes to whatever listens to them; else it is lost. */
export function pressKeys(play: Play, party: Party, key: string): void {
  tell(play, { kind: 'keys-pressed', party, keys: key });
  if (party === 'caller') {
    for (const name of ['wait', 'caller'] as const) {
      const strand = findStrand(play, name);
      if (strand?.doing && takeKey(play, strand, key)) return;
    }
    return;
  }
  const leg = findLeg(play, Number(party.slice(4)));
  if (leg === undefined) return;
  if (leg.state === 'talking') {
    legMatches(play, leg, key);
    return;
  }
  const strand = findStrand(play, `leg:${leg.number}`);
  if (leg.order.confirm?.key === key && leg.state === 'screening') {
    accept(play, leg);
    return;
  }
  if (strand !== undefined) takeKey(play, strand, key);
}

/** Whether somebody listened. */
function takeKey(play: Play, strand: Strand, key: string): boolean {
  const { doing } = strand;
  switch (doing?.kind) {
    case 'gathering':
      gatherKey(play, strand, { gathering: doing, key });
      return true;
    case 'recording':
      recordKey(play, strand, { recording: doing, key });
      return true;
    case 'dialing':
      callerMatches(play, strand, { dialing: doing, key });
      return true;
    case 'in-room':
      roomKey(play, strand, { room: doing, key });
      return true;
    case 'sounding':
    case 'stalled':
    case 'confirming':
    case undefined:
      return false;
  }
}

function callerMatches(
  play: Play,
  strand: Strand,
  { dialing, key }: { dialing: Dialing; key: string },
): void {
  // Also while it rings: https://support.twilio.com/hc/en-us/articles/223132547
  if (dialing.dial.hangUpOnStar && key === '*') {
    leaveDial(play, strand, { dialing, tells: true });
    return;
  }
  if (dialing.talks === null) return;
  const leg = findLeg(play, dialing.talks);
  if (leg !== undefined) matches(play, leg, { listened: dialing.dial.matches.caller, key, byCaller: true });
}

function legMatches(play: Play, leg: Leg, key: string): void {
  const dial = dialingOf(play)?.dialing.dial;
  if (dial !== undefined) matches(play, leg, { listened: dial.matches.leg, key, byCaller: false });
}

/** Tells of a sequence of keys that is listened for. */
function matches(
  play: Play,
  leg: Leg,
  { listened, key, byCaller }: { listened: string[]; key: string; byCaller: boolean },
): void {
  if (listened.length === 0) return;
  const typed = (leg.matched + key).slice(-mostMatched);
  const match = listened.find((keys) => keys !== '' && typed.endsWith(keys));
  leg.matched = match === undefined ? typed : '';
  if (match !== undefined) reportKeys(play, leg, { keys: match, byCaller });
}

function roomKey(play: Play, strand: Strand, { room, key }: { room: InRoom; key: string }): void {
  const { verb } = room;
  if (verb.kind === 'enqueue' || verb.kind === 'stream') return;
  if (verb.hangUpOnStar && key === '*') {
    leaveRoom(play, strand, { room, why: 'left' });
    return;
  }
  if (verb.kind !== 'conference' || verb.matches.length === 0) return;
  const typed = (room.keys + key).slice(-mostMatched);
  const match = verb.matches.find((keys) => keys !== '' && typed.endsWith(keys));
  const until = strand.doing?.until ?? null;
  strand.doing = { ...room, keys: match ?? typed, until };
  if (match === undefined) return;
  reportConference(play, strand, { room: { ...room, keys: match }, event: 'keys', byCaller: true });
  if (strand.doing?.kind === 'in-room') strand.doing = { ...strand.doing, keys: '' };
}

const mostMatched = 24;
