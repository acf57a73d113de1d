import { type Context, Hono } from 'hono';
import { holdMusic } from '#lib/audio/hold-music.ts';
import { audioOfToken } from '#lib/audio/media-url.ts';
import { findAudio, readAudio } from '#lib/database/audio-rows.ts';
import type { Database } from '#lib/database/connect.ts';
import { log } from '#lib/log.ts';
import type { Secrets } from '#lib/secrets.ts';
import { builtInSounds } from '#runtime/contract/built-in-sounds.ts';
import { soundResponse } from './sound-response.ts';

export type MediaParts = { database: () => Promise<Database>; secrets: () => Secrets };

/**
 * The sounds that come with Ringtree, for everybody; uploaded ones, for whoever has an address of ours that is signed and has not expired.
 * GET and HEAD, with ranges.
 */
export function createMedia(parts: MediaParts): Hono {
  const media = new Hono();
  let music: Uint8Array | undefined;
  media.get(builtInSounds['hold-music'].path, (context) => {
    music ??= holdMusic();
    return serveOwn(context, music);
  });
  // Hono answers HEAD with the GET handler and leaves the body out.
  media.get('/media/:token/:name', async (context) => {
    try {
      return await serveUploaded(context, parts);
    } catch (error) {
      log().error({ error }, 'a sound could not be served');
      return new Response(null, { status: 503 });
    }
  });
  return media;
}

function serveOwn(context: Context, bytes: Uint8Array): Promise<Response> {
  return soundResponse(context, {
    contentType: 'audio/wav',
    size: bytes.length,
    etag: '"1"',
    read: ({ first, last }) => Promise.resolve(bytes.subarray(first, last + 1)),
  });
}

async function serveUploaded(context: Context, { database, secrets }: MediaParts): Promise<Response> {
  const id = audioOfToken(context.req.param('token') ?? '', Date.now(), secrets());
  if (id === undefined) return new Response(null, { status: 403 });
  const { pool } = await database();
  const audio = await findAudio(pool, id);
  if (!audio) return new Response(null, { status: 404 });
  const { contentType, size, sha256 } = audio;
  const read = (range: { first: number; last: number }) => readAudio(pool, id, range);
  return soundResponse(context, { contentType, size, etag: `"${sha256}"`, read });
}
