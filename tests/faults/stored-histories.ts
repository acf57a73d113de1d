import { z } from 'zod';
import type { Database } from '#lib/database/connect.ts';

const History = z.object({
  id: z.string(),
  provider: z.enum(['twilio', 'plivo']),
  providerCallId: z.string(),
  version: z.string(),
  flow: z.string(),
  document: z.json(),
  status: z.string(),
  revision: z.number(),
  state: z.record(z.string(), z.json()),
  turns: z.array(
    z.object({
      revision: z.number(),
      key: z.string(),
      kind: z.string(),
      thread: z.string(),
      document: z.number().nullable(),
      event: z.record(z.string(), z.json()),
      /** Base64. */
      reply: z.string().nullable(),
    }),
  ),
});
/** A call as it is stored, with its turns in order and the flow that it runs on. */
export type StoredHistory = z.infer<typeof History>;

export async function storedHistories({ pool }: Pick<Database, 'pool'>): Promise<StoredHistory[]> {
  const { rows } = await pool.query(
    `select c.id, c.provider, c.provider_call_id as "providerCallId", c.version_id as version, v.flow_id as flow,
            v.document, c.status, c.revision, c.state,
            (select json_agg(json_build_object('revision', t.revision, 'key', t.key, 'kind', t.kind, 'thread', t.thread,
                      'document', t.document, 'event', t.event, 'reply', encode(t.reply, 'base64')) order by t.revision)
               from turns t where t.call_id = c.id) as turns
       from calls c join versions v on v.id = c.version_id`,
  );
  return z.array(History).parse(rows);
}
