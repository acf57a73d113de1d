import type pg from 'pg';

/** A stored sound without its bytes. */
export type AudioRow = { contentType: string; size: number; sha256: string };

/** undefined when there is none. */
export async function findAudio(pool: pg.Pool, id: string): Promise<AudioRow | undefined> {
  const { rows } = await pool.query<AudioRow>({
    name: 'audio-by-id',
    text: 'select content_type as "contentType", size, sha256 from audio where id = $1',
    values: [id],
  });
  return rows[0];
}

/** The bytes from `first` to `last`, both counted from 0 and included; only those are read. */
export async function readAudio(
  pool: pg.Pool,
  id: string,
  range: { first: number; last: number },
): Promise<Uint8Array | undefined> {
  const { rows } = await pool.query<{ bytes: Uint8Array }>({
    name: 'audio-bytes',
    text: 'select substring(bytes from $2 for $3) as bytes from audio where id = $1',
    values: [id, range.first + 1, range.last - range.first + 1],
  });
  return rows[0]?.bytes;
}
