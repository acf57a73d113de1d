import { app } from '#lib/http/app.ts';

/** `server.ts` serves these addresses itself; a serverless deployment has only this door to the same app. */
const serve = (request: Request): Response | Promise<Response> => app.fetch(request);

export { serve as GET, serve as POST };
export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
