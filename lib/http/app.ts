import { Hono } from 'hono';
import { calls } from '#lib/calls/calls.ts';
import { config } from '#lib/config.ts';
import { openDatabase } from '#lib/database/connect.ts';
import { fallbackOf } from '#lib/fallback.ts';
import { createMedia } from '#lib/http/media.ts';
import { probes } from '#lib/http/probes.ts';
import { createWebhookListener, createWebhooks, type WebhookDoorParts } from '#lib/http/webhooks.ts';
import { processWide } from '#lib/process-wide.ts';
import { registry } from '#lib/providers/registry.ts';
import { secrets } from '#lib/secrets.ts';
import { providers } from '#runtime/providers/providers.ts';
import type { WebhookServices } from './take-webhook.ts';

const webhookDoor: WebhookDoorParts = {
  services: () => processWide('webhook services', webhookServices),
  urls: config,
  providers: {
    twilio: { ...providers.twilio, ...registry.twilio },
    plivo: { ...providers.plivo, ...registry.plivo },
  },
};

/** Everything that is served ahead of Next.js, as `Request → Response`. `server.ts` guards the probes; webhooks check signatures. */
export const app = new Hono();

app.route('/', probes);
app.route('/', createWebhooks(webhookDoor));
app.route('/', createMedia({ database: openDatabase, secrets }));

/** The webhooks alone, for Node's own server. */
export const webhookListener = createWebhookListener(webhookDoor);

function webhookServices(): WebhookServices {
  const settings = config();
  return {
    ...calls(),
    database: openDatabase,
    helpMessage: settings.HELP_MESSAGE,
    settings: {
      fallback: fallbackOf(settings),
      unknownNumberMessage: settings.UNKNOWN_NUMBER_MESSAGE,
      turnTimeoutMs: settings.TURN_TIMEOUT_MS,
    },
  };
}
