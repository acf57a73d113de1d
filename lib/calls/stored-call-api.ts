import { z } from 'zod';

/**
 * Real calls for the player:
 *
 * - `GET /api/flows/<flow>/calls?most=<1 to 100>&before=<moment>` → `StoredCalls`, the newest first
 * - `GET /api/calls/<call>` → `StoredCall`
 */
const Listed = z.object({
  id: z.string(),
  provider: z.string(),
  providerCallId: z.string(),
  from: z.string(),
  to: z.string(),
  direction: z.string(),
  status: z.string(),
  outcome: z.string().nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  flow: z.string().nullable(),
  version: z.number().nullable(),
});

export const StoredCalls = z.object({ calls: z.array(Listed) });

const Passed = z.object({
  version: z.string(),
  node: z.string(),
  name: z.string(),
  port: z.string().nullable(),
  why: z.string(),
  changes: z.record(z.string(), z.json()),
});

/** What was sensitive is dots, here as everywhere. `fromTurns` makes a scenario of it. */
export const StoredCall = Listed.extend({
  /** The flow itself ended the call: nobody hung up on it. */
  finished: z.boolean(),
  /** Steps passed stand in these; `of` is the flow's short name. A version that is gone is not among them. */
  versions: z.array(z.object({ id: z.string(), of: z.string(), number: z.number() })),
  variables: z.record(z.string(), z.json()),
  steps: z.record(z.string(), z.json()),
  turns: z.array(
    z.object({
      number: z.number(),
      at: z.string(),
      event: z.string(),
      thread: z.string(),
      document: z.number().nullable(),
      /** The webhook as it was stored: what it meant, without who asked. */
      details: z.json(),
      passed: z.array(Passed),
      /** XML as it left; `prettyReply` makes it readable. null for none, and where it speaks something sensitive. */
      reply: z.string().nullable(),
      sensitive: z.boolean(),
      emulations: z.json(),
      milliseconds: z.number(),
    }),
  ),
  effects: z.array(
    z.object({ kind: z.string(), status: z.string(), attempts: z.number(), error: z.string().nullable() }),
  ),
  recordings: z.array(
    z.object({
      step: z.string().nullable(),
      status: z.string(),
      seconds: z.number().nullable(),
      transcript: z.string().nullable(),
    }),
  ),
});
export type StoredCall = z.infer<typeof StoredCall>;
