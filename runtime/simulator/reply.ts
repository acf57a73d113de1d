import { absoluteUrl } from './absolute-url.ts';
import type { Failure, OpenRequest } from './call-record.ts';
import type { FetchFailure } from './dialect.ts';
import { fail } from './failure.ts';
import type { PhoneInput } from './phone-input.ts';
import { findStrand, type Play, tell } from './play.ts';
import { send } from './send.ts';

/** The application's reply, or that there is none. One that nobody waits for any more changes nothing. */
export function reply(play: Play, input: PhoneInput & { kind: 'replied' | 'request-failed' }): void {
  const open = play.call.requests.find(({ request }) => request.number === input.request);
  if (open === undefined) return;
  play.call.requests = play.call.requests.filter((other) => other !== open);
  if (input.kind === 'request-failed') {
    failed(play, open, input.reason);
    return;
  }
  const { status, location } = input;
  if (followed.has(status) && location !== undefined && location !== '') {
    redirected(play, open, { status, location });
    return;
  }
  if (status < 200 || status > 299) {
    failed(play, open, status);
    return;
  }
  if (open.strand !== null) run(play, open, input);
}

function run(play: Play, open: OpenRequest, input: PhoneInput & { kind: 'replied' }): void {
  const { call, dialect } = play;
  const strand = open.strand === null ? undefined : findStrand(play, open.strand);
  if (strand === undefined) return;
  const { status, contentType, body } = input;
  const place = {
    url: open.link.url,
    occasion: open.occasion,
    strand: strand.name,
    waitsIn: strand.name === 'wait' ? waitsIn(play) : null,
    first: call.answeredAt === null && strand.document.url === '',
  };
  const read = dialect.read({ status, contentType, body }, place);
  if (!read.ok) {
    fail(play, open, { complaint: read.complaint, reason: 'unusable' });
    return;
  }
  for (const complaint of read.complaints) tell(play, { kind: 'provider-complained', ...complaint });
  strand.awaits = null;
  strand.document = open.link;
  strand.verbs = read.verbs;
  strand.position = 0;
  strand.since = call.at;
}

function waitsIn(play: Play): 'conference' | 'queue' | 'dial' {
  const doing = findStrand(play, 'caller')?.doing;
  if (doing?.kind !== 'in-room') return 'dial';
  return doing.verb.kind === 'conference' ? 'conference' : 'queue';
}

/** It is sent again if the provider does so; else there is no document. */
function failed(play: Play, open: OpenRequest, reason: FetchFailure): void {
  const { complaint, milliseconds } = play.dialect.failure(reason, open.link, open.occasion);
  const failure = { complaint, reason };
  const strand = open.strand === null ? undefined : findStrand(play, open.strand);
  if (strand === undefined || milliseconds === 0) {
    giveUpOrRepeat(play, open, failure);
    return;
  }
  strand.awaits = null;
  strand.doing = {
    kind: 'stalled',
    next: { kind: 'failure', request: open, failure },
    until: play.call.at + milliseconds,
  };
}

/** After the time it took to find out. */
export function giveUpOrRepeat(play: Play, open: OpenRequest, failure: Failure): void {
  if (failure.reason === 'unusable' || open.repeats >= play.dialect.repeats(failure.reason, open.link)) {
    fail(play, open, failure);
    return;
  }
  const strand = open.strand === null ? undefined : findStrand(play, open.strand);
  if (strand !== undefined) strand.doing = null;
  again(play, { ...open, repeats: open.repeats + 1, token: tokenOf(open) });
}

const mostRedirects = 10;
/** https://www.twilio.com/docs/api/errors/11216 */
const followed: ReadonlySet<number> = new Set([301, 302, 303, 307]);

/** RFC 9110, 15.4: 307 keeps the method, providers turn the others into a GET. */
function redirected(
  play: Play,
  open: OpenRequest,
  { status, location }: { status: number; location: string },
): void {
  if (open.hops >= mostRedirects) {
    const { complaint } = play.dialect.failure('redirects', open.link, open.occasion);
    fail(play, open, { complaint, reason: 'redirects' });
    return;
  }
  const method = status === 307 ? open.link.method : 'GET';
  const link = { url: absoluteUrl(location, open.link.url), method } as const;
  again(play, { ...open, link, hops: open.hops + 1, token: tokenOf(open) });
}

function again(play: Play, order: OpenRequest & { token: string }): void {
  const number = send(play, order);
  const strand = order.strand === null ? undefined : findStrand(play, order.strand);
  if (strand !== undefined) strand.awaits = number;
}

/** A repeat carries the token of the first try. */
function tokenOf({ request }: OpenRequest): string {
  return Object.values(request.headers)[0] ?? '';
}
