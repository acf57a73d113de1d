import type { IncomingMessage } from 'node:http';

/** A request's body; null when it is longer than `most` bytes, of which no more is read. Rejects when the connection breaks off. */
export function readIncoming(request: IncomingMessage, most: number): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > most) return resolve(null);
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > most) {
        request.pause();
        return resolve(null);
      }
      parts.push(part);
    });
    request.on('end', () => resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)));
    request.on('error', reject);
    request.on('close', () => {
      // Every request closes; an error costs a stack.
      if (!request.complete) reject(new Error('The connection broke off before the body was whole.'));
    });
  });
}
