import type { EventBase, Unstamped, WebhookEvent } from '#runtime/contract/event.ts';
import type { Play } from './play.ts';

/** Adds what every event has: the moment is that of the call's own clock. */
export function stampEvent(play: Play, event: Unstamped<WebhookEvent>): WebhookEvent {
  play.work = { ...play.work, events: play.work.events + 1 };
  const { setup, callId, work, phone } = play;
  return withBase(event, {
    callId,
    provider: setup.provider,
    at: setup.call.startedAt + Math.round(phone.at),
    seed: `${setup.seed}:${work.events}`,
  });
}

/** The union is kept, since only fields that all have are added. */
function withBase(event: Unstamped<WebhookEvent>, base: EventBase): WebhookEvent {
  return { ...event, ...base } as WebhookEvent;
}
