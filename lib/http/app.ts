import { Hono } from 'hono';
import { openDatabase } from '#lib/database/connect.ts';
import { createMedia } from '#lib/http/media.ts';
import { probes } from '#lib/http/probes.ts';
import { createWebhooks } from '#lib/http/webhooks.ts';
import { secrets } from '#lib/secrets.ts';
import { webhookDoor } from './webhook-door.ts';

/** Everything that is served ahead of Next.js, as `Request → Response`. `server.ts` guards the probes; webhooks check signatures. */
export const app = new Hono();

app.route('/', probes);
app.route('/', createWebhooks(webhookDoor));
app.route('/', createMedia({ database: openDatabase, secrets }));
