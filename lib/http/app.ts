import { Hono } from 'hono';
import { probes } from '#lib/http/probes.ts';

/** Everything that is served ahead of Next.js, as `Request → Response`. `server.ts` guards the probes; webhooks check signatures. */
export const app = new Hono();

app.route('/', probes);
