import type { Unstamped, WebhookEvent } from '#runtime/contract/event.ts';
import type { ParsedWebhook } from '#runtime/contract/provider.ts';
import type { Route } from '#runtime/contract/routes.ts';

/** A call that nobody stored yet begins with whatever asks for its document; one that asks for what we can't read gets the current document. */
export function wantedEvent(
  { event, call }: ParsedWebhook,
  route: Route,
  stored: boolean,
): Unstamped<WebhookEvent> | null {
  if (!stored && event?.class !== 'fact' && !isForFacts(route))
    return call.providerCallId === '' ? null : { class: 'fetch', kind: 'call-started', thread: 'main', call };
  if (event || isForFacts(route)) return event;
  const thread = 'thread' in route ? route.thread : 'main';
  return { class: 'fetch', kind: 'document-fetched', thread, reason: 'fallback' };
}

/** Whether nobody waits for words at this address. */
export function isForFacts(route: Route): boolean {
  const kinds: readonly Route['kind'][] = ['status', 'fact', 'message', 'message-status'];
  return kinds.includes(route.kind);
}
