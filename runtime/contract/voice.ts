import { z } from 'zod';

export const genders = ['female', 'male'] as const;
export const qualities = ['basic', 'standard', 'neural'] as const;

/** A voice in neutral words; `overrides` names a provider's own voice, for that provider only. */
export const Voice = z.strictObject({
  gender: z.enum(genders).optional(),
  quality: z.enum(qualities).optional(),
  overrides: z.record(z.string(), z.string().max(100)).optional(),
});
export type Voice = z.infer<typeof Voice>;

/** A BCP 47 tag such as `en-US`, `es`, `zh-Hant-TW`. */
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Write a language tag such as en-US');
export type Language = z.infer<typeof Language>;
