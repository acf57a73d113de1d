import type { EndedStatus } from '#runtime/contract/event.ts';
import type { Parameters } from '#runtime/contract/parameters.ts';
import type { Parse } from '#runtime/contract/provider.ts';
import { parseWebhook } from '#runtime/providers/parse-webhook.ts';
import { identity } from './identity.ts';
import { parseFact } from './parse-fact.ts';
import { recordingReference } from './recording-reference.ts';
import { endedStatus } from './statuses.ts';

/**
 * Twilio's webhooks as neutral events. https://www.twilio.com/docs/voice/twiml#request-parameters
 * `actionOnEmptyResult` makes Twilio ask with empty `Digits` when nothing was entered.
 */
export const parse: Parse = (webhook) =>
  parseWebhook(webhook, {
    identity,
    reportsOnVoice: () => false,
    parseFact,
    endedStatus,
    spoken: (values) => ({ text: values.text('SpeechResult'), confidence: values.fraction('Confidence') }),
    dialed,
    recorded: recordingReference,
  });

function dialed(values: Parameters) {
  const status = dialStatus(values);
  return {
    status,
    seconds: values.seconds('DialCallDuration'),
    recording: recordingReference(values),
    legCallId: status === 'completed' ? values.id('DialCallSid') : '',
  } as const;
}

/**
 * Somebody who picked up but did not accept was never connected: Twilio calls that `completed` with `DialBridged` false, to a
 * caller it is no answer. SIP 603, 607 and 608 are the ways to decline a call (RFC 3261, 8197, 8688).
 */
function dialStatus(values: Parameters): EndedStatus | 'rejected' {
  const status = endedStatus(values.text('DialCallStatus')) ?? 'failed';
  if (status === 'completed') {
    return values.text('DialBridged').toLowerCase() === 'false' ? 'no-answer' : 'completed';
  }
  return ['603', '607', '608'].includes(values.text('DialSipResponseCode')) ? 'rejected' : status;
}
