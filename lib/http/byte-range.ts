/** Which bytes are wanted, both ends included; all of them when no single range is asked for that we understand (RFC 9110, 14.2). */
export type ByteRange =
  | { kind: 'all' }
  | { kind: 'part'; first: number; last: number }
  | { kind: 'unsatisfiable' };

/** Reads a `Range` header for something of `size` bytes. */
export function byteRange(header: string | undefined, size: number): ByteRange {
  const [, from = '', to = ''] =
    /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.replaceAll(' ', '') ?? '') ?? [];
  if (from === '' && to === '') return { kind: 'all' };
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? { kind: 'unsatisfiable' } : { kind: 'part', first: size - length, last: size - 1 };
  }
  const first = Number(from);
  const last = Math.min(to === '' ? size - 1 : Number(to), size - 1);
  if (to !== '' && Number(to) < first) return { kind: 'all' };
  return first >= size ? { kind: 'unsatisfiable' } : { kind: 'part', first, last };
}
