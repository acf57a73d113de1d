import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { HttpClientError } from './http-client-error.ts';

/** A whole body, unpacked. Too many bytes, packed or unpacked, end it before they are kept. */
export async function readBody(
  incoming: IncomingMessage,
  { mostBytes, signal }: { mostBytes: number; signal: AbortSignal },
): Promise<Buffer> {
  if (Number(incoming.headers['content-length'] ?? 0) > mostBytes) throw new HttpClientError('too-large');
  const chunks: Buffer[] = [];
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) chunks.push(chunk);
  };
  try {
    await pipeline(incoming, bounded(mostBytes), decoder(incoming), bounded(mostBytes), collect, { signal });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && isBroken(cause.code))
      throw new HttpClientError('unreadable', { cause });
    throw cause;
  }
  return Buffer.concat(chunks);
}

function bounded(mostBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) done(new HttpClientError('too-large'));
      else done(null, chunk);
    },
  });
}

function decoder({ headers }: IncomingMessage): Transform {
  switch ((headers['content-encoding'] ?? 'identity').trim().toLowerCase()) {
    case '':
    case 'identity':
      return new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new HttpClientError('unreadable');
  }
}

/** Of zlib and Brotli. */
function isBroken(code: unknown): boolean {
  return typeof code === 'string' && /^(Z_|ERR__ERROR|ERR_BROTLI|ERR_BUFFER)/.test(code);
}
