import type { AnyNodeSchema } from '#runtime/contract/node.ts';
import { schema as conference } from './conference/schema.ts';
import { schema as dial } from './dial/schema.ts';
import { schema as getDigits } from './get-digits/schema.ts';
import { schema as menu } from './menu/schema.ts';
import { schema as record } from './record/schema.ts';

/** Every kind of step, in the order of the palette. */
export const schemas = [
  getDigits,
  menu,
  dial,
  record,
  conference,
] as const satisfies readonly AnyNodeSchema[];
