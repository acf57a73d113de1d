/** Where Twilio reports that a recording's file is there, or that there is none. */
export function recordingCallback(url: string): Record<string, string> {
  return {
    recordingStatusCallback: url,
    recordingStatusCallbackMethod: 'POST',
    recordingStatusCallbackEvent: 'completed absent',
  };
}
