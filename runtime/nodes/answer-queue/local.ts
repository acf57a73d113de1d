import { z } from 'zod';
import type { Json } from '#runtime/contract/json.ts';

const Local = z.strictObject({
  phase: z.enum(['taking', 'meeting', 'talking']),
  queue: z.string(),
  /** Seconds that the agent waited since nobody was there, and waits now. */
  idled: z.number(),
  breath: z.number(),
  /** When the conversation began: milliseconds since 1970, 0 before. */
  talkedAt: z.number(),
  /** How manieth caller of this stay is asked for. */
  take: z.number(),
  /** How often the caller was looked for in the room. */
  looks: z.number(),
  /** '' until somebody was taken. */
  entry: z.string(),
  number: z.string(),
  waited: z.number(),
  /** The caller's stay; null for a call-back. */
  caller: z.strictObject({ call: z.string(), visit: z.number() }).nullable(),
  /** What a call-back shows as its number; null for a caller who waits. */
  callerId: z.string().nullable(),
});
export type Local = z.infer<typeof Local>;

export function localOf(local: Json): Local {
  return Local.parse(local);
}

export function newLocal(queue: string): Local {
  return {
    phase: 'taking',
    queue,
    idled: 0,
    breath: 0,
    talkedAt: 0,
    take: 1,
    looks: 0,
    entry: '',
    number: '',
    waited: 0,
    caller: null,
    callerId: null,
  };
}
