import twilio from 'twilio';

export type VoiceResponse = InstanceType<typeof twilio.twiml.VoiceResponse>;

/** What the SDK writes after these calls. */
export function build(write: (response: VoiceResponse) => void): () => string {
  return () => {
    const response = new twilio.twiml.VoiceResponse();
    write(response);
    return response.toString();
  };
}

const base = 'https://ivr.example/v1/twilio/c/call-1';

/** Written out here, not asked of the renderer. */
export const address = {
  answer: (reason: string, thread = 'main') => `${base}/${thread}/3/${reason}`,
  fetch: (reason: string, thread: string) => `${base}/${thread}/fetch/${reason}`,
  fact: (fact: string, thread = 'main') => `${base}/${thread}/fact/${fact}`,
};

export const joanna = { voice: 'Polly.Joanna-Neural', language: 'en-US' } as const;

export const recordingReports = {
  recordingStatusCallback: address.fact('recording'),
  recordingStatusCallbackMethod: 'POST',
  recordingStatusCallbackEvent: ['completed' as const, 'absent' as const],
};
