import type { Unstamped, WebhookEvent } from '#runtime/contract/event.ts';
import { parseRoute, type Route } from '#runtime/contract/routes.ts';
import { hangUp, nobodysCall } from '#runtime/engine/spoken-documents.ts';
import { isForFacts, wantedEvent } from '#runtime/engine/wanted-event.ts';
import type { PhoneRequest } from '#runtime/simulator/happening.ts';
import { movePhone, type Play } from './play.ts';
import type { RehearsalReply } from './rehearsal.ts';
import { rehearsalTarget } from './rehearsal-address.ts';
import { reply, spoken } from './reply.ts';
import { stampEvent } from './stamp-event.ts';
import { takeEvent } from './take-event.ts';

/**
 * Takes a provider's request as the server does, from its address to the reply; only the signature is missing, which nobody is there to make. A turn that
 * waits for a look-up is left open.
 */
export function takeRequest(play: Play, request: PhoneRequest): void {
  const taken = readRequest(play, request);
  if (taken === 'unreachable')
    movePhone(play, { kind: 'request-failed', request: request.number, reason: 'connection' });
  else if ('event' in taken) takeEvent(play, request, stampEvent(play, taken.event));
  else reply(play, request, taken);
}

type Taken = { event: Unstamped<WebhookEvent> } | { sent: RehearsalReply } | 'unreachable';

function readRequest(play: Play, request: PhoneRequest): Taken {
  const target = rehearsalTarget(play.setup.provider, request.url);
  // Somebody else's: music of the provider's own, or an address that a designer wrote.
  if (!target) return 'unreachable';
  const route = parseRoute(target.path);
  if (!route) return { sent: refused(404) };
  if ('call' in route && route.call === nobodysCall) return { sent: ignored(play, request, route) };
  if ('call' in route && route.call !== play.callId) return { sent: refused(403) };
  const query = new URLSearchParams(target.query);
  const parameters = new Map([...query, ...Object.entries(request.parameters)]);
  const parsed = play.provider.parse({ route, parameters });
  const stored = play.call !== null && route.kind !== 'voice';
  const event = wantedEvent(parsed, route, stored);
  const isEarly = play.call === null && event?.kind !== 'call-started';
  return event && !isEarly ? { event } : { sent: ignored(play, request, route) };
}

/** Nobody listens to the reply to a report; all else is told to hang up. */
function ignored(play: Play, request: PhoneRequest, route: Route): RehearsalReply {
  const isReport = isForFacts(route) || request.notice;
  return isReport ? { status: 200, contentType: '', body: '' } : spoken(play, hangUp);
}

function refused(status: number): RehearsalReply {
  return { status, contentType: 'application/json', body: '{}' };
}
