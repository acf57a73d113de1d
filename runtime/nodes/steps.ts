import type { AnyNodeStep } from '#runtime/contract/node.ts';
import { step as conference } from './conference/step.ts';
import { step as dial } from './dial/step.ts';
import { step as getDigits } from './get-digits/step.ts';
import { step as menu } from './menu/step.ts';
import { step as record } from './record/step.ts';

/** What every kind of step does, by kind. */
export const steps = {
  'get-digits': getDigits,
  menu,
  dial,
  record,
  conference,
} satisfies Record<string, AnyNodeStep>;
