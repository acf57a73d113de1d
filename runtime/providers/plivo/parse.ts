import type { Parameters } from '#runtime/contract/parameters.ts';
import type { Parse } from '#runtime/contract/provider.ts';
import { parseWebhook } from '#runtime/providers/parse-webhook.ts';
import { identity } from './identity.ts';
import { parseFact } from './parse-fact.ts';
import { endedStatus, statusOfCause } from './statuses.ts';

/** Plivo's webhooks as neutral events. https://www.plivo.com/docs/voice/concepts/callbacks */
export const parse: Parse = (webhook) =>
  parseWebhook(webhook, {
    identity,
    // Plivo sends the hangup to the answer URL when an application names no hangup URL.
    reportsOnVoice: (values) => values.text('Event') === 'Hangup',
    parseFact,
    endedStatus,
    spoken: (values) => ({
      text: values.text('Speech'),
      confidence: values.fraction('SpeechConfidenceScore'),
    }),
    dialed,
    recorded,
  });

function dialed(values: Parameters) {
  const status = endedStatus(values.text('DialStatus')) ?? 'failed';
  const rejected = status !== 'completed' && statusOfCause(values.text('DialHangupCause')) === 'rejected';
  return {
    status: rejected ? 'rejected' : status,
    seconds: values.seconds('DialBLegDuration'),
    // Its file is told by the recording's own callback.
    recording: null,
    legCallId: values.id('DialBLegUUID'),
  } as const;
}

function recorded(values: Parameters) {
  // -1 says that a background recording has begun: nothing that the menu waits for.
  if (values.text('RecordingDuration').startsWith('-')) return 'begun';
  const id = values.id('RecordingID');
  const seconds = values.seconds('RecordingDuration');
  return id === '' || seconds === 0 ? null : { id, url: values.text('RecordUrl'), seconds };
}
