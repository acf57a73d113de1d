import type { Dialect, IdKind } from '#runtime/simulator/dialect.ts';
import type { CallEndCause } from '#runtime/simulator/occasion.ts';
import { ordinaryTimes } from '#runtime/simulator/ordinary-times.ts';
import { failure, repeats } from './failures.ts';
import { parameters } from './parameters.ts';
import { read } from './read.ts';
import { recordingUrl } from './recording-fields.ts';
import { why } from './why.ts';

/** Twilio Programmable Voice. https://www.twilio.com/docs/voice/twiml */
export const dialect: Dialect = {
  name: 'twilio',
  read,
  parameters,
  why,
  headers: (token) => ({ 'I-Twilio-Idempotency-Token': token }),
  newId: (of, seeded) => `${prefixes[of]}${seeded(32)}`,
  recordingUrl,
  failure,
  repeats,
  // Whatever was asked for: https://www.twilio.com/docs/usage/security/availability-reliability
  fallsBack: () => true,
  keepsWaitDocument: false,
  connectsWithoutDocument: false,
  apology: [
    {
      kind: 'say',
      text: 'We are sorry, an application error has occurred. Goodbye.',
      language: 'en-US',
      voice: '',
      pauses: 0,
      loops: 1,
      answers: true,
    },
  ],
  endedStatus,
  times: {
    ...ordinaryTimes,
    // Nothing but silence makes no file.
    shortestRecording: 1,
  },
};

const prefixes: Readonly<Record<IdKind, string>> = {
  call: 'CA',
  account: 'AC',
  recording: 'RE',
  room: 'CF',
  stream: 'MZ',
  request: '',
};

/** https://www.twilio.com/docs/voice/api/call-resource#call-status-values; `<Hangup>` and an empty document answer first. */
function endedStatus(cause: CallEndCause, answered: boolean): ReturnType<Dialect['endedStatus']> {
  if (answered) return 'completed';
  switch (cause) {
    case 'caller':
    case 'rejected':
    case 'far-end':
    case 'time-limit':
      return 'no-answer';
    case 'busy':
      return 'busy';
    case 'commanded':
      return 'canceled';
    case 'error':
      return 'failed';
    case 'document-ended':
    case 'hang-up':
      return 'completed';
  }
}
