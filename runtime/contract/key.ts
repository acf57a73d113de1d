import { z } from 'zod';

/** One key of a telephone. */
export const Key = z.string().regex(/^[0-9*#]$/, 'Use one of 0-9, * and #');

/** The key that ends an entry; '' when none does. */
export const FinishKey = z.string().regex(/^[0-9*#]?$/, 'Use one of 0-9, * and #, or nothing');
