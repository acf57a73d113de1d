import { randomFillSync } from 'node:crypto';

/** Sixteen unpredictable bytes, never given out twice. Drawn many at a time: the system is slow to ask. */
export function sixteenRandomBytes(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + 16));
  // What was given out is nowhere else.
  pool.fill(0, used, used + 16);
  used += 16;
  return bytes;
}

const pool = Buffer.alloc(16 * 256);
let used = pool.length;
