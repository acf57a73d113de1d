import { calls } from '#lib/calls/calls.ts';
import { config } from '#lib/config.ts';
import { openDatabase } from '#lib/database/connect.ts';
import { fallbackOf } from '#lib/fallback.ts';
import { processWide } from '#lib/process-wide.ts';
import { registry } from '#lib/providers/registry.ts';
import { providers } from '#runtime/providers/providers.ts';
import type { WebhookDoorParts } from './answer-webhook.ts';
import type { WebhookServices } from './take-webhook.ts';

/** The process's own door for webhooks; nothing of it needs a database before the first call. */
export const webhookDoor: WebhookDoorParts = {
  services: () => processWide('webhook services', webhookServices),
  urls: config,
  providers: {
    twilio: { ...providers.twilio, ...registry.twilio },
    plivo: { ...providers.plivo, ...registry.plivo },
  },
};

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
