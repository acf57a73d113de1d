import type { AnyNodeStep } from '#runtime/contract/node.ts';
import { step as answerQueue } from './answer-queue/step.ts';
import { step as branch } from './branch/step.ts';
import { step as conference } from './conference/step.ts';
import { step as dial } from './dial/step.ts';
import { step as getDigits } from './get-digits/step.ts';
import { step as getSpeech } from './get-speech/step.ts';
import { step as goToFlow } from './go-to-flow/step.ts';
import { step as hangUp } from './hang-up/step.ts';
import { step as hours } from './hours/step.ts';
import { step as httpRequest } from './http-request/step.ts';
import { step as incomingCall } from './incoming-call/step.ts';
import { step as loopCounter } from './loop-counter/step.ts';
import { step as mediaStream } from './media-stream/step.ts';
import { step as menu } from './menu/step.ts';
import { step as pause } from './pause/step.ts';
import { step as percentageSplit } from './percentage-split/step.ts';
import { step as play } from './play/step.ts';
import { step as queue } from './queue/step.ts';
import { step as record } from './record/step.ts';
import { step as reject } from './reject/step.ts';
import { step as goBack } from './return/step.ts';
import { step as sendKeys } from './send-keys/step.ts';
import { step as sendMessage } from './send-message/step.ts';
import { step as setVariables } from './set-variables/step.ts';
import { step as speak } from './speak/step.ts';
import { step as verify } from './verify/step.ts';

/** What every kind of step does, by kind. */
export const steps = {
  'incoming-call': incomingCall,
  speak,
  play,
  pause,
  'send-keys': sendKeys,
  menu,
  'get-digits': getDigits,
  verify,
  'get-speech': getSpeech,
  dial,
  record,
  conference,
  queue,
  'answer-queue': answerQueue,
  'media-stream': mediaStream,
  hours,
  branch,
  'percentage-split': percentageSplit,
  'loop-counter': loopCounter,
  'go-to-flow': goToFlow,
  'set-variables': setVariables,
  'send-message': sendMessage,
  'http-request': httpRequest,
  return: goBack,
  'hang-up': hangUp,
  reject,
} satisfies Record<string, AnyNodeStep>;
