import { z } from 'zod';
import type { Json } from '#runtime/contract/json.ts';

const Local = z.strictObject({
  phase: z.enum(['waiting', 'leaving', 'room']),
  queue: z.string(),
  /** '' until the list has given a place. */
  entry: z.string(),
  position: z.number(),
  /** Milliseconds since 1970: when the caller came, heard the last announcement, and was sent to the room. */
  joinedAt: z.number(),
  saidAt: z.number(),
  roomAt: z.number(),
  /** The effect that tells when the time is over. */
  timer: z.string(),
  isOver: z.boolean(),
  /** By which outcome the caller wants to go while `leaving`. */
  wish: z.enum(['call-back', 'left', 'time-limit']),
  /** Asked to be called back without a number. */
  lacksNumber: z.boolean(),
  agent: z.strictObject({ call: z.string(), visit: z.number() }).nullable(),
});
export type Local = z.infer<typeof Local>;

export function localOf(local: Json): Local {
  return Local.parse(local);
}

export function newLocal(queue: string, now: number): Local {
  return {
    phase: 'waiting',
    queue,
    entry: '',
    position: 0,
    joinedAt: now,
    saidAt: 0,
    roomAt: 0,
    timer: '',
    isOver: false,
    wish: 'left',
    lacksNumber: false,
    agent: null,
  };
}
