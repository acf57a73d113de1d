import type { CallStarted } from '#runtime/contract/event.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import type { CallState } from '#runtime/contract/state.ts';
import { step } from '#runtime/engine/step.ts';
import { compile } from '#runtime/graph/compile.ts';
import { menuFlow } from './menu-flow.ts';

const program = compile(menuFlow(), { version: 'v1', flow: 'f1' });
export const resources: Resources = {
  revision: '',
  audio: {},
  schedules: {},
  fallback: { message: '', number: '' },
};

export function callStarted(callId: string): CallStarted {
  return {
    callId,
    provider: 'twilio',
    at: Date.UTC(2026, 10, 21),
    seed: 'abcdefghijklmnopqrstuv',
    class: 'fetch',
    kind: 'call-started',
    thread: 'main',
    call: {
      providerCallId: `CA${callId}`,
      account: 'AC0123456789abcdef0123456789abcdef',
      from: '+15550199001',
      to: '+15550100100',
      direction: 'inbound',
      callerName: '',
      forwardedFrom: '',
      details: { city: 'OAKLAND', state: 'CA', country: 'US', zip: '94601' },
    },
  };
}

/** A call that hears the menu. */
export function startedCall(callId: string): CallState {
  return step(program, null, callStarted(callId), resources).state;
}
