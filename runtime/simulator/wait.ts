import type { InRoom, Strand } from './call-record.ts';
import type { RoomFacts } from './occasion.ts';
import { dropStrand, findStrand, newStrand, type Play } from './play.ts';
import { roomFacts } from './room-facts.ts';
import { fetchDocument } from './send.ts';
import { cut, hearOn } from './sounds.ts';
import type { Link, Wait } from './verb.ts';

/** What the caller hears while nobody talks. */
export function beginWait(play: Play, wait: Wait): void {
  if (wait.kind === 'silence') return;
  const strand = newStrand('wait');
  play.call.strands.push(strand);
  if (wait.kind === 'music') hearOn(play, strand, { kind: 'music' });
  else fetchWait(play, strand, wait.link);
}

export function endWait(play: Play): void {
  const strand = findStrand(play, 'wait');
  if (strand === undefined) return;
  cut(play, strand, 'event');
  dropStrand(play, 'wait');
}

/** The document is over and begins again; one that was over at once only after a moment. */
export function repeatWait(play: Play, strand: Strand): void {
  const link = waitLink(play);
  if (link === null) {
    dropStrand(play, 'wait');
    return;
  }
  const { at } = play.call;
  if (at - strand.since >= shortestDocument || strand.doing !== null) begin(play, strand, link);
  else strand.doing = { kind: 'stalled', next: { kind: 'again' }, until: strand.since + shortestDocument };
}

function begin(play: Play, strand: Strand, link: Link): void {
  if (!play.dialect.keepsWaitDocument) {
    fetchWait(play, strand, link);
    return;
  }
  if (strand.verbs.length === 0) {
    dropStrand(play, 'wait');
    return;
  }
  strand.doing = null;
  strand.position = 0;
  strand.since = play.call.at;
}

/** Asks for more of the wait's document, e.g. after a redirect inside of it. */
export function fetchWait(play: Play, strand: Strand, link: Link): void {
  const room = roomOf(play);
  fetchDocument(play, strand, {
    link,
    occasion: { kind: 'wait-document', room: room && factsOf(play, room) },
  });
}

const shortestDocument = 1_000;

/** The wait of what the caller is in now. */
function waitLink(play: Play): Link | null {
  const doing = findStrand(play, 'caller')?.doing;
  if (doing?.kind === 'dialing') return doing.dial.music;
  if (doing?.kind !== 'in-room') return null;
  const { verb } = doing;
  const wait = verb.kind === 'conference' || verb.kind === 'enqueue' ? verb.wait : null;
  return wait?.kind === 'document' ? wait.link : null;
}

function roomOf(play: Play): InRoom | null {
  const doing = findStrand(play, 'caller')?.doing;
  return doing?.kind === 'in-room' ? doing : null;
}

function factsOf(play: Play, room: InRoom): RoomFacts {
  return roomFacts(room, play.call.at);
}
