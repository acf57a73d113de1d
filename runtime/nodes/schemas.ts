import type { AnyNodeSchema } from '#runtime/contract/node.ts';
import { schema as answerQueue } from './answer-queue/schema.ts';
import { schema as branch } from './branch/schema.ts';
import { schema as conference } from './conference/schema.ts';
import { schema as dial } from './dial/schema.ts';
import { schema as getDigits } from './get-digits/schema.ts';
import { schema as getSpeech } from './get-speech/schema.ts';
import { schema as goToFlow } from './go-to-flow/schema.ts';
import { schema as hangUp } from './hang-up/schema.ts';
import { schema as hours } from './hours/schema.ts';
import { schema as httpRequest } from './http-request/schema.ts';
import { schema as incomingCall } from './incoming-call/schema.ts';
import { schema as loopCounter } from './loop-counter/schema.ts';
import { schema as mediaStream } from './media-stream/schema.ts';
import { schema as menu } from './menu/schema.ts';
import { schema as pause } from './pause/schema.ts';
import { schema as percentageSplit } from './percentage-split/schema.ts';
import { schema as play } from './play/schema.ts';
import { schema as queue } from './queue/schema.ts';
import { schema as record } from './record/schema.ts';
import { schema as reject } from './reject/schema.ts';
import { schema as goBack } from './return/schema.ts';
import { schema as sendKeys } from './send-keys/schema.ts';
import { schema as sendMessage } from './send-message/schema.ts';
import { schema as setVariables } from './set-variables/schema.ts';
import { schema as speak } from './speak/schema.ts';
import { schema as verify } from './verify/schema.ts';

/** Every kind of step, in the order of the palette. */
export const schemas = [
  incomingCall,
  speak,
  play,
  pause,
  sendKeys,
  menu,
  getDigits,
  verify,
  getSpeech,
  dial,
  record,
  conference,
  queue,
  answerQueue,
  mediaStream,
  hours,
  branch,
  percentageSplit,
  loopCounter,
  goToFlow,
  setVariables,
  sendMessage,
  httpRequest,
  goBack,
  hangUp,
  reject,
] as const satisfies readonly AnyNodeSchema[];
