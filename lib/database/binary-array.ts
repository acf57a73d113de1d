/** What one element of an array is in PostgreSQL: `bytea` may be text, stored as UTF-8; `time` is milliseconds since 1970 for a timestamptz. */
type Element = {
  text: string;
  json: string;
  int4: number;
  bool: boolean;
  bytea: string | Uint8Array;
  time: number;
};

/**
 * An array as PostgreSQL's binary parameters have it (`array_send` in its src/backend/utils/adt/arrayfuncs.c): nothing is escaped here and nothing
 * parsed there, which costs both sides a fraction of what text does.
 */
export function binaryArray<Kind extends keyof Element>(
  kind: Kind,
  values: readonly (Element[Kind] | null)[],
): Buffer {
  const { oid, size, write } = codecs[kind];
  let length = 20;
  for (const value of values) length += 4 + (value === null ? 0 : size(value));
  const array = Buffer.allocUnsafe(length);
  let offset = array.writeInt32BE(values.length === 0 ? 0 : 1, 0);
  offset = array.writeInt32BE(values.includes(null) ? 1 : 0, offset);
  offset = array.writeInt32BE(oid, offset);
  if (values.length === 0) return array.subarray(0, offset);
  offset = array.writeInt32BE(values.length, offset);
  offset = array.writeInt32BE(firstIndex, offset);
  for (const value of values) {
    const start = offset + 4;
    const bytes = value === null ? absent : write(array, value, start);
    array.writeInt32BE(bytes, offset);
    offset = bytes === absent ? start : start + bytes;
  }
  return array;
}

const firstIndex = 1;
/** The length that stands for null. */
const absent = -1;

/** `write` returns how many bytes it wrote, which is what `size` said. */
type Codec<Value> = {
  oid: number;
  size: (value: Value) => number;
  write: (array: Buffer, value: Value, offset: number) => number;
};

const text = {
  size: (value: string) => Buffer.byteLength(value),
  write: (array: Buffer, value: string, offset: number) => array.write(value, offset),
};

/** The numbers are `oid` in pg_type, which never change. */
const codecs: { [Kind in keyof Element]: Codec<Element[Kind]> } = {
  text: { oid: 25, ...text },
  json: { oid: 114, ...text },
  int4: {
    oid: 23,
    size: () => 4,
    write: (array, value, offset) => array.writeInt32BE(value, offset) - offset,
  },
  bool: {
    oid: 16,
    size: () => 1,
    write: (array, value, offset) => array.writeUInt8(value ? 1 : 0, offset) - offset,
  },
  bytea: {
    oid: 17,
    size: (value) => Buffer.byteLength(value),
    write: (array, value, offset) => {
      if (typeof value === 'string') return array.write(value, offset);
      array.set(value, offset);
      return value.byteLength;
    },
  },
  time: {
    oid: 1184,
    size: () => 8,
    // Microseconds since 2000, in halves: they fit into a number's 53 bits for three centuries.
    write: (array, value, offset) => {
      const micros = Math.round((value - year2000) * 1000);
      array.writeInt32BE(Math.floor(micros / 2 ** 32), offset);
      array.writeUInt32BE(micros >>> 0, offset + 4);
      return 8;
    },
  },
};

const year2000 = Date.UTC(2000, 0, 1);
