import { z } from 'zod';

/** What the look-ups of a one-time code ask and answer; the provider makes, sends and knows the code. */
export const VerifyStart = z.strictObject({
  /** E.164 with `+`. */
  to: z.string(),
  channel: z.enum(['sms', 'call']),
  /** Of the words around the code, where the provider knows it. */
  language: z.string(),
});
export type VerifyStart = z.infer<typeof VerifyStart>;

/** `session` is the provider's id of the verification. */
export const VerifyStarted = z.strictObject({ session: z.string() });
export type VerifyStarted = z.infer<typeof VerifyStarted>;

export const VerifyCheck = z.strictObject({ session: z.string(), code: z.string() });
export type VerifyCheck = z.infer<typeof VerifyCheck>;

/** `expired`: no code will do any more, since it took too long or there were too many tries. */
export const VerifyChecked = z.strictObject({ status: z.enum(['approved', 'wrong', 'expired']) });
export type VerifyChecked = z.infer<typeof VerifyChecked>;

/** Why no code was sent, as the error of the look-up; any other is trouble on the way. */
export type VerifyRefusal = 'not-set-up' | 'rate-limited' | 'refused';
