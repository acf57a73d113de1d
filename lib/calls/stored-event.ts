import type { WebhookEvent } from '#runtime/contract/event.ts';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { hiddenText } from '#runtime/contract/secret.ts';

/** The event as it is kept with its turn: of a sensitive one not what was keyed in or said. */
export function storedEvent(event: WebhookEvent, sensitive: boolean): JsonObject {
  const stored = plain({ ...event, callId: undefined, provider: undefined });
  if (!sensitive) return stored;
  const hidden = Object.keys(stored).filter((name) => spoken.has(name));
  return { ...stored, ...Object.fromEntries(hidden.map((name): [string, Json] => [name, hiddenText])) };
}

/** Fields in which an event carries what a caller entered. */
const spoken = new Set(['digits', 'text', 'endedBy', 'confidence']);

/** An event is plain JSON by contract, which its type does not say. What is undefined is not written. */
function plain(event: object): JsonObject {
  return event as JsonObject;
}
