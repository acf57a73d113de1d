import { z } from 'zod';
import { openCall } from '#lib/calls/call-record.ts';
import type { CallName } from '#lib/database/call-rows.ts';
import { secrets } from '#lib/secrets.ts';
import type { CallState } from '#runtime/contract/state.ts';
import type { TraceEntry } from '#runtime/contract/trace.ts';
import type { InnerServer } from './inner-server.ts';

/** What a running server has stored of one call. */
export class ServedStore {
  readonly #server: InnerServer;
  readonly #name: () => CallName;
  #revision = 0;

  constructor(server: InnerServer, name: () => CallName) {
    this.#server = server;
    this.#name = name;
  }

  async call(): Promise<{ id: string; state: CallState } | undefined> {
    const call = await this.#server.calls.driver.find(this.#name());
    return call && openCall(call, secrets());
  }

  /** What was passed since it was last asked. */
  async newTrace(): Promise<TraceEntry[]> {
    const call = await this.call();
    const { rows } = await this.#server.database.pool.query(
      'select revision, trace from turns where call_id = $1 and revision > $2 order by revision',
      [call?.id ?? null, this.#revision],
    );
    const turns = Turns.parse(rows);
    this.#revision = turns.at(-1)?.revision ?? this.#revision;
    return turns.flatMap(({ trace }) => trace);
  }

  /** Timers of the flow that are under way, with their whole length in seconds. */
  async timers(): Promise<{ key: string; seconds: number }[]> {
    const call = await this.call();
    const { rows } = await this.#server.database.pool.query(
      `select key, (payload->'effect'->>'seconds')::float as seconds from outbox
        where call_id = $1 and kind = 'timer' and status = 'pending'`,
      [call?.id ?? null],
    );
    return Timers.parse(rows);
  }

  /** Lets a timer be due now: the database counts by the real clock. */
  async goOff(key: string): Promise<void> {
    await this.#server.database.pool.query(
      `update outbox set next_attempt_at = now() - interval '1 second' where key = $1`,
      [key],
    );
  }
}

const Timers = z.array(z.object({ key: z.string(), seconds: z.number() }));

const Turns = z.array(
  z.object({
    revision: z.number(),
    trace: z.array(
      z.object({
        version: z.string(),
        node: z.string(),
        port: z.string().nullable(),
        why: z.string(),
        changes: z.record(z.string(), z.json()),
        failed: z.literal(true).exactOptional(),
      }),
    ),
  }),
);
