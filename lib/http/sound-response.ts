import type { Context } from 'hono';
import { byteRange } from './byte-range.ts';

export type Sound = {
  contentType: string;
  size: number;
  etag: string;
  /** Both ends included; undefined when it is gone. */
  read: (range: { first: number; last: number }) => Promise<Uint8Array | undefined>;
};

/** A sound for GET and HEAD, whole or in part. */
export async function soundResponse(context: Context, sound: Sound): Promise<Response> {
  const { contentType, size, etag } = sound;
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
  const bytes = await sound.read({ first, last });
  if (!bytes) return new Response(null, { status: 404 });
  const part = range.kind === 'part' ? { 'content-range': `bytes ${first}-${last}/${size}` } : {};
  return new Response(Buffer.from(bytes), {
    status: range.kind === 'part' ? 206 : 200,
    headers: { ...headers, ...length, ...part },
  });
}
