import { eventKey } from '#lib/calls/event-key.ts';
import { readWebhook } from '#lib/http/read-webhook.ts';
import { createSecrets } from '#lib/secrets.ts';
import type { Unstamped, WebhookEvent } from '#runtime/contract/event.ts';
import { parseRoute } from '#runtime/contract/routes.ts';
import type { Thread } from '#runtime/contract/thread.ts';
import { wantedEvent } from '#runtime/engine/wanted-event.ts';
import { providers } from '#runtime/providers/providers.ts';
import type { ProviderName } from '../support/ringtree.ts';
import { secretKey } from '../support/server.ts';
import type { Told } from './recorder.ts';

/** A request of a provider, read as the server reads it. */
export type Asked = Told & {
  provider: ProviderName;
  /** Our id of the call where the address has it, else the provider's. */
  call: string;
  thread: Thread;
  event: Unstamped<WebhookEvent>;
  /** Under which the event is stored in the call of this id. */
  key: (callId: string) => string;
};

export const testSecrets = createSecrets(Buffer.from(secretKey, 'base64'));

/** undefined for what is no webhook: a sound. */
export function readTold(told: Told): Asked | undefined {
  const { method, url, headers, body } = told.wire;
  const { pathname } = new URL(url);
  const provider = nameOf(pathname);
  const route = provider && parseRoute(pathname.slice(`/v1/${provider}`.length));
  if (!provider || !route) return undefined;
  const { parameters } = readWebhook({ method, url, headers, body: Buffer.from(body) });
  const parsed = providers[provider].parse({ route, parameters });
  const event = wantedEvent(parsed, route, true);
  if (!event) return undefined;
  return {
    ...told,
    provider,
    event,
    call: 'call' in route ? route.call : parsed.call.providerCallId,
    thread: 'thread' in route ? route.thread : 'main',
    key: (callId) => eventKey(stamped(event, { callId, provider, at: 0, seed: '' }), testSecrets),
  };
}

function nameOf(path: string): ProviderName | undefined {
  return (['twilio', 'plivo'] as const).find((name) => path.startsWith(`/v1/${name}/`));
}

type Stamp = { callId: string; provider: string; at: number; seed: string };

/** Only fields that all events have are added, which a union does not say. */
function stamped(event: Unstamped<WebhookEvent>, stamp: Stamp): WebhookEvent {
  return { ...event, ...stamp } as WebhookEvent;
}
