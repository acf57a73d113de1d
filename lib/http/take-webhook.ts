import type { TurnReply, TurnRequest } from '#lib/calls/drive-turn.ts';
import type { Driver } from '#lib/calls/driver.ts';
import { TurnError } from '#lib/calls/turn-error.ts';
import type { SignedRequest } from '#lib/providers/provider.ts';
import type { Parse, ParsedWebhook, Render } from '#runtime/contract/provider.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import type { Route } from '#runtime/contract/routes.ts';
import { apology, hangUp, nobodysCall } from '#runtime/engine/spoken-documents.ts';
import { isForFacts, wantedEvent } from '#runtime/engine/wanted-event.ts';
import { admit } from './doorman.ts';
import { spoken } from './spoken.ts';
import { startedCall } from './started-call.ts';
import { type MessageArrival, type MessageServices, takeMessage } from './take-message.ts';

/** A webhook that reached us, read but not believed yet. */
export type Arrival = {
  provider: string;
  parts: { parse: Parse; render: Render } & MessageArrival['parts'];
  route: Route;
  request: SignedRequest;
  parameters: ReadonlyMap<string, string>;
  baseUrl: string;
  /** Milliseconds of `performance.now()`. */
  arrivedAt: number;
};

export type WebhookServices = MessageServices & {
  driver: Driver;
  settings: {
    fallback: Resources['fallback'];
    unknownNumberMessage: string;
    turnTimeoutMs: number;
  };
};

/** What goes back over HTTP with status 200. `result` is for the metrics, `call` and `event` for the log. */
export type WebhookReply = Pick<TurnReply, 'body' | 'contentType'> & {
  result: TurnReply['result'] | 'apologised' | 'ignored' | 'message';
  call: string;
  event: string;
};

/** Takes a webhook from the door to its reply. Rejects with `TurnError`. */
export async function takeWebhook(arrival: Arrival, services: WebhookServices): Promise<WebhookReply> {
  const { route, parameters, parts, request, provider } = arrival;
  if (route.kind === 'message' || route.kind === 'message-status') {
    const reply = await takeMessage({ ...arrival, route }, services);
    return { ...reply, result: 'message', call: '' };
  }
  if ('call' in route && route.call === nobodysCall) return nobodysReply(arrival);
  const parsed = parts.parse({ route, parameters });
  const { verifySignature } = parts;
  const { driver, accounts } = services;
  const visitor = await admit({ driver, accounts, verifySignature, provider, route, parsed, request });
  const ours = visitor.kind === 'number' ? await startedCall(parameters, visitor.binding, services) : null;
  const wanted = wantedEvent(parsed, route, visitor.kind === 'call');
  const event = wanted?.kind === 'call-started' && ours ? { ...wanted, variables: ours.variables } : wanted;
  if (!event) return ignored(arrival, parsed);
  if (visitor.kind === 'unknown-number')
    return event.class === 'fact' ? refuse() : apologise(arrival, services);
  const start = visitor.kind === 'number' ? (ours?.start ?? visitor.start) : null;
  if (visitor.kind === 'number' && event.class !== 'fact' && !start) return apologise(arrival, services);
  const stored = visitor.kind === 'call' ? visitor.call : undefined;
  const turn: TurnRequest = {
    provider,
    event,
    providerCallId: stored?.providerCallId ?? parsed.call.providerCallId,
    call: stored ? { id: stored.id } : { provider, providerCallId: parsed.call.providerCallId },
    start,
    baseUrl: arrival.baseUrl,
    arrivedAt: arrival.arrivedAt,
  };
  // Not awaited: what was read of the request is of no use while its turn is stored.
  return event.class === 'fact' ? report(driver, turn) : driver.drive(turn);
}

/** A report of a call that isn't stored waits its turn like others, since the call may be about to be; it means nothing when it isn't even then. */
async function report(driver: Driver, turn: TurnRequest): Promise<WebhookReply> {
  try {
    return await driver.drive(turn);
  } catch (error) {
    if (error instanceof TurnError && error.code === 'unknown-call') return nothing(turn.event.kind);
    throw error;
  }
}

function nobodysReply(arrival: Arrival): WebhookReply {
  return isForFacts(arrival.route) ? nothing('none') : say(arrival, hangUp, 'apologised');
}

function ignored(arrival: Arrival, { event }: ParsedWebhook): WebhookReply {
  return isForFacts(arrival.route) || event?.class === 'fact'
    ? nothing(event?.kind ?? 'none')
    : say(arrival, hangUp, 'ignored');
}

function apologise(arrival: Arrival, { settings }: WebhookServices): WebhookReply {
  return say(arrival, apology(settings.unknownNumberMessage, settings.fallback.language), 'apologised');
}

function nothing(event: string): WebhookReply {
  return { body: '', contentType: '', result: 'ignored', call: '', event };
}

function say(
  { parts, provider, baseUrl }: Arrival,
  document: Parameters<typeof spoken>[0]['document'],
  result: WebhookReply['result'],
): WebhookReply {
  const { body, contentType } = spoken({ document, render: parts.render, provider, baseUrl });
  return { body, contentType, result, call: '', event: 'none' };
}

function refuse(): never {
  throw new TurnError('unsigned');
}
