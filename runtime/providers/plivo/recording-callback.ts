/** Where Plivo reports that a recording's file is there. */
export function recordingCallback(url: string) {
  return { callbackUrl: url, callbackMethod: 'POST' };
}
