import plivo from 'plivo';
import { addresses } from '../../addresses.ts';

/** The SDK declares no type for it. */
export type Response = ReturnType<typeof plivo.Response>;
export type Attributes = Record<string, string | number | boolean>;

/** What the SDK writes after these calls. */
export function build(write: (response: Response) => void): () => string {
  return () => {
    const response = plivo.Response();
    write(response);
    return response.toXML();
  };
}

export const address = addresses('plivo');

export const joanna = { voice: 'Polly.Joanna', language: 'en-US' };

/** Of a step's recording, and of one of the whole call. */
export const recordingReports = { callbackUrl: address.report('recording'), callbackMethod: 'POST' };
export const callRecordingReports = { callbackUrl: address.fact('recording'), callbackMethod: 'POST' };

export function redirect(response: Response, reason: string): void {
  response.addRedirect(address.answer(reason), { method: 'POST' });
}
