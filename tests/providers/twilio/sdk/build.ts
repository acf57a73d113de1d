import twilio from 'twilio';
import { addresses } from '../../addresses.ts';

export type VoiceResponse = InstanceType<typeof twilio.twiml.VoiceResponse>;

/** What the SDK writes after these calls. */
export function build(write: (response: VoiceResponse) => void): () => string {
  return () => {
    const response = new twilio.twiml.VoiceResponse();
    write(response);
    return response.toString();
  };
}

export const address = addresses('twilio');

export const joanna = { voice: 'Polly.Joanna-Neural', language: 'en-US' } as const;

export const recordingReports = {
  recordingStatusCallback: address.fact('recording'),
  recordingStatusCallbackMethod: 'POST',
  recordingStatusCallbackEvent: ['completed' as const, 'absent' as const],
};
