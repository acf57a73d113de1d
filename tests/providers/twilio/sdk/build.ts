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

const reportsTo = (url: string) => ({
  recordingStatusCallback: url,
  recordingStatusCallbackMethod: 'POST',
  recordingStatusCallbackEvent: ['completed' as const, 'absent' as const],
});

/** Of a step's recording, and of one of the whole call. */
export const recordingReports = reportsTo(address.report('recording'));
export const callRecordingReports = reportsTo(address.fact('recording'));
