import { z } from 'zod';
import type { Json } from '#runtime/contract/json.ts';

/** What an attempt to reach somebody came to. */
export const outcomes = [
  'answered',
  'no-answer',
  'busy',
  'rejected',
  'failed',
  'machine',
  'caller-hung-up',
] as const;
export type Outcome = (typeof outcomes)[number];

const Attempt = z.strictObject({
  target: z.string(),
  label: z.string(),
  outcome: z.enum([...outcomes, 'refused']),
});
export type Attempt = z.infer<typeof Attempt>;

const Ringing = z.strictObject({
  leg: z.number(),
  target: z.string(),
  label: z.string(),
  /** The provider's id, once it is known. */
  callId: z.string(),
  machine: z.boolean(),
  /** How often the person was asked to press the key. */
  asked: z.number(),
  answer: z.enum(['none', 'accepted', 'wrong', 'refused']),
  ended: z.enum(['completed', 'busy', 'no-answer', 'failed', 'canceled']).nullable(),
});
export type Ringing = z.infer<typeof Ringing>;

const Local = z.strictObject({
  /** Index of the first target that was not rung yet. */
  next: z.number(),
  /** The legs of the current document; a leg of an earlier one is nobody's. */
  ringing: z.array(Ringing),
  attempts: z.array(Attempt),
  /** An answering machine was detected and the call is being taken away from it. */
  leaving: z.boolean(),
});
export type Local = z.infer<typeof Local>;

export const nobodyRung: Local = { next: 0, ringing: [], attempts: [], leaving: false };

export function localOf(json: Json): Local {
  return Local.parse(json);
}

/** A copy with one leg changed. */
export function withLeg(local: Local, leg: number, change: Partial<Ringing>): Local {
  const ringing = local.ringing.map((one) => (one.leg === leg ? { ...one, ...change } : one));
  return { ...local, ringing };
}
