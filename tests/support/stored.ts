import { z } from 'zod';
import type { Database } from '#lib/database/connect.ts';
import type { PhoneCall } from './phone/phone-call.ts';

type Stored = Pick<Database, 'pool'>;

const Turn = z.object({
  revision: z.number(),
  kind: z.string(),
  thread: z.string(),
  document: z.number().nullable(),
  event: z.record(z.string(), z.json()),
  trace: z.array(z.object({ node: z.string(), port: z.string().nullable(), why: z.string() })),
});
export type StoredTurn = z.infer<typeof Turn>;

/** The turns of a call as they are stored, the first one first. */
export async function storedTurns({ pool }: Stored, call: PhoneCall): Promise<StoredTurn[]> {
  const { rows } = await pool.query(
    `select t.revision, t.kind, t.thread, t.document, t.event, t.trace
       from turns t join calls c on c.id = t.call_id
      where c.provider_call_id = $1 order by t.revision`,
    [call.id],
  );
  return z.array(Turn).parse(rows);
}

/** The steps that a call passed, as `step` or `step > outcome`. */
export async function passed(database: Stored, call: PhoneCall): Promise<string[]> {
  const turns = await storedTurns(database, call);
  return turns.flatMap(({ trace }) =>
    trace.map(({ node, port }) => (port === null ? node : `${node} > ${port}`)),
  );
}

const Call = z.object({
  id: z.string(),
  status: z.string(),
  outcome: z.string().nullable(),
  revision: z.number(),
  version: z.string().nullable(),
  state: z.object({
    vars: z.record(z.string(), z.json()),
    steps: z.record(z.string(), z.record(z.string(), z.json())),
    recordings: z.record(z.string(), z.record(z.string(), z.json())),
  }),
});

export async function storedCall({ pool }: Stored, call: PhoneCall): Promise<z.infer<typeof Call>> {
  const { rows } = await pool.query(
    `select id, status, outcome, revision, version_id as version, state from calls where provider_call_id = $1`,
    [call.id],
  );
  return Call.parse(rows[0]);
}

/** How many rows stand in the tables that calls fill. */
export async function countRows({ pool }: Stored): Promise<Record<string, number>> {
  const { rows } = await pool.query<Record<string, number>>(
    `select (select count(*) from calls)::int as calls, (select count(*) from turns)::int as turns,
            (select count(*) from outbox)::int as outbox, (select count(*) from recordings)::int as recordings`,
  );
  return rows[0] ?? {};
}
