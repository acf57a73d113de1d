import { type Context, Hono } from 'hono';
import { audioOfToken } from '#lib/audio/media-url.ts';
import { findAudio, readAudio } from '#lib/database/audio-rows.ts';
import type { Database } from '#lib/database/connect.ts';
import { log } from '#lib/log.ts';
import type { Secrets } from '#lib/secrets.ts';
import { byteRange } from './byte-range.ts';

export type MediaParts = { database: () => Promise<Database>; secrets: () => Secrets };

/** Uploaded sounds, for whoever has an address of ours that is signed and has not expired. GET and HEAD, with ranges. */
export function createMedia(parts: MediaParts): Hono {
  const media = new Hono();
  // Hono answers HEAD with the GET handler and leaves the body out.
  media.get('/media/:token/:name', async (context) => {
    try {
      return await serve(context, parts);
    } catch (error) {
      log().error({ error }, 'a sound could not be served');
      return new Response(null, { status: 503 });
    }
  });
  return media;
}

async function serve(context: Context, { database, secrets }: MediaParts): Promise<Response> {
  const id = audioOfToken(context.req.param('token') ?? '', Date.now(), secrets());
  if (id === undefined) return new Response(null, { status: 403 });
  const { pool } = await database();
  const audio = await findAudio(pool, id);
  if (!audio) return new Response(null, { status: 404 });
  const { contentType, size, sha256 } = audio;
  const etag = `"${sha256}"`;
  const headers = {
    'content-type': contentType,
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=3600',
    etag,
    'x-content-type-options': 'nosniff',
  };
  if (context.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers });
  // A range is defined for GET only (RFC 9110, 14.2), and one of an older file is not for this one.
  const isWanted = context.req.method === 'GET' && (context.req.header('if-range') ?? etag) === etag;
  const range = byteRange(isWanted ? context.req.header('range') : undefined, size);
  if (range.kind === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } });
  const { first, last } = range.kind === 'all' ? { first: 0, last: size - 1 } : range;
  const length = { 'content-length': String(last - first + 1) };
  if (context.req.method === 'HEAD') return new Response(null, { headers: { ...headers, ...length } });
  const bytes = await readAudio(pool, id, { first, last });
  if (!bytes) return new Response(null, { status: 404 });
  const part = range.kind === 'part' ? { 'content-range': `bytes ${first}-${last}/${size}` } : {};
  return new Response(Buffer.from(bytes), {
    status: range.kind === 'part' ? 206 : 200,
    headers: { ...headers, ...length, ...part },
  });
}
