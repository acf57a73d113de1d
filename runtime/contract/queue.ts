import { z } from 'zod';

/** A stay of a call at a step. */
const Stay = z.strictObject({ call: z.string(), visit: z.number() });

const entry = z.string();

/**
 * What the look-up `queue` asks of the list of who waits. The list forgets by itself who hangs up; callers and agents of one
 * account at one provider meet in it.
 */
export const QueueRequest = z.discriminatedUnion('action', [
  /** A place at the end, where fewer than `most` wait. Asked again by the same stay: the place that it has. */
  z.strictObject({ action: z.literal('join'), queue: z.string(), stay: Stay, most: z.number() }),
  /** Where an entry stands now. One that an agent has taken counts as on its way to the room from here on. */
  z.strictObject({ action: z.literal('look'), entry }),
  z.strictObject({ action: z.literal('leave'), entry }),
  /** The place stays, though the caller hangs up: an agent rings `number` and shows `callerId`. */
  z.strictObject({ action: z.literal('call-back'), entry, number: z.string(), callerId: z.string() }),
  /** The one who waits longest, for this agent alone. `take` counts the callers of the stay: the same number gives the same caller. */
  z.strictObject({ action: z.literal('take'), queue: z.string(), stay: Stay, take: z.number() }),
  /** Whether the caller who was taken is on the way to the room, else as `take`; from here on a call-back is the agent's. */
  z.strictObject({ action: z.literal('meet'), entry, queue: z.string(), stay: Stay, take: z.number() }),
]);
export type QueueRequest = z.infer<typeof QueueRequest>;

/** The answer to a caller's step: `join`, `look`, `leave` and `call-back`. */
export const QueueStanding = z.discriminatedUnion('standing', [
  z.strictObject({
    standing: z.literal('waiting'),
    entry,
    /** 1 is next. */
    position: z.number(),
    /** People in the queue, this one and call-backs included. */
    waiting: z.number(),
    /** How long those waited who were answered lately; null when nobody was. */
    averageSeconds: z.number().nullable(),
    /** One who waits for a caller, and is to be told that there is one. */
    agent: Stay.nullable().default(null),
  }),
  /** An agent waits in the room; also the answer to `leave` and `call-back` that came too late. */
  z.strictObject({ standing: z.literal('taken'), entry, agent: Stay }),
  z.strictObject({ standing: z.literal('full') }),
  /** As it was asked for, or since the list knows no such entry. */
  z.strictObject({ standing: z.literal('left') }),
]);
export type QueueStanding = z.infer<typeof QueueStanding>;

/** The answer to an agent's step: `take` and `meet`. */
export const QueueCaller = z.discriminatedUnion('caller', [
  z.strictObject({ caller: z.literal('nobody') }),
  /** Taken, but still hearing music. */
  z.strictObject({ caller: z.literal('called'), entry, stay: Stay, number: z.string(), waited: z.number() }),
  /** The one who was taken: on the way to the room, or to be rung now. */
  z.strictObject({ caller: z.literal('coming') }),
  /** To be rung, once it was met. */
  z.strictObject({
    caller: z.literal('call-back'),
    entry,
    number: z.string(),
    callerId: z.string(),
    waited: z.number(),
  }),
]);
export type QueueCaller = z.infer<typeof QueueCaller>;

/** The conference in which the two meet. */
export function queueRoom(entry: string): string {
  return `queue-${entry}`;
}
