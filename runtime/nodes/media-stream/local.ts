import { z } from 'zod';
import type { Json } from '#runtime/contract/json.ts';

const Local = z.strictObject({
  /** Of the document that holds the stream, in milliseconds since 1970. */
  sentAt: z.number(),
  /** When the agent was there, in milliseconds since 1970; null while nobody said so. */
  startedAt: z.number().nullable(),
  /** The provider's id of the stream; '' while it is not known. */
  stream: z.string(),
  /** What went wrong; '' for nothing. */
  error: z.string(),
  /** The effect that ends the talk at the time limit; '' before it has begun. */
  timer: z.string(),
  /** The time is over: the call is being moved away from the agent. */
  isOver: z.boolean(),
});
export type Local = z.infer<typeof Local>;

export function localOf(local: Json): Local {
  return Local.parse(local);
}
