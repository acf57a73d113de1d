import type { OpenRequest, Strand } from './call-record.ts';
import type { Occasion } from './occasion.ts';
import type { Party } from './party.ts';
import { findLeg, newId, type Play, partyOf, tell } from './play.ts';
import type { After, Callback, Link } from './verb.ts';

/** Asks for a document; the strand stands still until it comes. */
export function fetchDocument(play: Play, strand: Strand, order: { link: Link; occasion: Occasion }): void {
  strand.doing = null;
  strand.awaits = send(play, {
    link: order.link,
    occasion: order.occasion,
    strand: strand.name,
    repeats: 0,
    hops: 0,
  });
}

/** Tells something whose reply is not used; null tells nobody. */
export function notify(play: Play, link: Link | null, occasion: Occasion): void {
  if (link !== null) send(play, { link, occasion, strand: null, repeats: 0, hops: 0 });
}

/** The same for a callback that wants some events only. */
export function report(
  play: Play,
  callback: Callback | null,
  told: { event: string; occasion: Occasion },
): void {
  if (callback?.events.includes(told.event)) notify(play, callback.link, told.occasion);
}

/** What a strand was busy with is over: its action is asked, or its document goes on. */
export function goOn(
  play: Play,
  strand: Strand,
  { action, replaces, occasion }: After & { occasion: Occasion },
): void {
  strand.doing = null;
  if (action === null) return;
  if (replaces && play.call.ended === null) fetchDocument(play, strand, { link: action, occasion });
  else notify(play, action, occasion);
}

/** Sends a request, or sends it again or elsewhere; its number. */
export function send(play: Play, order: Omit<OpenRequest, 'request'> & { token?: string }): number {
  const { call, dialect } = play;
  const { link, occasion, strand, repeats, hops } = order;
  call.counts.requests += 1;
  const number = call.counts.requests;
  const leg = legOf(play, order);
  const party: Party = strand !== null ? partyOf(strand) : leg !== null ? `leg:${leg.number}` : 'caller';
  const request = {
    number,
    method: link.method,
    url: link.url,
    parameters: dialect.parameters(occasion, { call, leg }),
    party,
    why: dialect.why(occasion),
    notice: strand === null,
    headers: dialect.headers(order.token ?? newId(play, 'request')),
  };
  call.requests.push({ request, link, occasion, strand, repeats, hops });
  tell(play, { kind: 'requested', ...request });
  return number;
}

/** Whom a request is about: a report names its leg, a document is of its strand. */
function legOf(play: Play, { occasion, strand }: Pick<OpenRequest, 'occasion' | 'strand'>) {
  if (strand?.startsWith('leg:')) return findLeg(play, Number(strand.slice(4))) ?? null;
  switch (occasion.kind) {
    case 'leg-document':
    case 'leg-reported':
    case 'machine-detected':
      return occasion.leg;
    default:
      return null;
  }
}
