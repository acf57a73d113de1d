import type { CallRecord, Leg, Strand, StrandName } from './call-record.ts';
import type { Dialect, IdKind } from './dialect.ts';
import type { Happening, HappeningBody } from './happening.ts';
import type { Party } from './party.ts';
import { seededHex } from './seeded-hex.ts';

/** One input being worked off. `call` is a copy of its own: functions of the core change it and tell what happened. */
export type Play = { call: CallRecord; dialect: Dialect; happenings: Happening[] };

/** A copy whose strands, living legs and lists may be changed; documents, set-up and what has ended are shared. */
export function begun(call: CallRecord, dialect: Dialect): Play {
  const copy: CallRecord = {
    ...call,
    strands: call.strands.map((strand) => ({ ...strand })),
    legs: call.legs.map((leg) => (leg.state === 'ended' ? leg : { ...leg })),
    requests: [...call.requests],
    recordings: call.recordings.map((recording) => ({ ...recording })),
    later: [...call.later],
    streams: [...call.streams],
    counts: { ...call.counts },
  };
  return { call: copy, dialect, happenings: [] };
}

export function tell(play: Play, body: HappeningBody): void {
  play.happenings.push({ at: play.call.at, ...body });
}

export function newId(play: Play, of: IdKind): string {
  play.call.counts.ids += 1;
  const salt = `${play.call.setup.seed}/${of}/${play.call.counts.ids}`;
  return play.dialect.newId(of, (digits) => seededHex(salt, digits));
}

export function newStrand(name: StrandName): Strand {
  return {
    name,
    document: { url: '', method: 'POST' },
    verbs: [],
    position: 0,
    doing: null,
    awaits: null,
    hears: null,
    since: 0,
    failed: null,
  };
}

export function findStrand(play: Play, name: StrandName): Strand | undefined {
  return play.call.strands.find((strand) => strand.name === name);
}

/** Ends a strand: its document, what it waits for and what it plays. */
export function dropStrand(play: Play, name: StrandName): void {
  play.call.strands = play.call.strands.filter((strand) => strand.name !== name);
  forgetRequests(play, name);
}

/** Nobody waits any more for the replies that this strand stood still for. */
export function forgetRequests(play: Play, name: StrandName): void {
  play.call.requests = play.call.requests.filter(({ strand }) => strand !== name);
}

export function findLeg(play: Play, number: number): Leg | undefined {
  return play.call.legs.find((leg) => leg.number === number);
}

export function legOfStrand(play: Play, name: StrandName): Leg | undefined {
  return name.startsWith('leg:') ? findLeg(play, Number(name.slice(4))) : undefined;
}

/** Wait music is heard by the caller. */
export function partyOf(name: StrandName): Party {
  return name === 'wait' ? 'caller' : name;
}

/** Picks up the caller's leg. */
export function answer(play: Play): void {
  play.call.answeredAt ??= play.call.at;
}
