import type { AnyNodeStep } from '#runtime/contract/node.ts';
import { step as conference } from './conference/step.ts';
import { step as dial } from './dial/step.ts';
import { step as getDigits } from './get-digits/step.ts';
import { step as hangUp } from './hang-up/step.ts';
import { step as incomingCall } from './incoming-call/step.ts';
import { step as menu } from './menu/step.ts';
import { step as record } from './record/step.ts';
import { step as speak } from './speak/step.ts';

/** What every kind of step does, by kind. */
export const steps = {
  'incoming-call': incomingCall,
  speak,
  menu,
  'get-digits': getDigits,
  dial,
  record,
  conference,
  'hang-up': hangUp,
} satisfies Record<string, AnyNodeStep>;
