import { z } from 'zod';
import { field } from './field.ts';

/** How often callers hear it; 0 repeats until they hang up. */
export const loopField = field(z.number().int().min(0).max(100).default(1), {
  widget: 'number',
  tab: 'more',
  unit: 'times',
});
