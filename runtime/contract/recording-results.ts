import type { RecordingReference } from './event.ts';
import type { JsonObject } from './json.ts';

/** What a step that records leaves under its name; status and transcript come when the provider has them. */
export const recordingResults = [
  'recording',
  'recording_url',
  'recording_seconds',
  'recording_status',
  'transcript',
];

/** What is known of a recording as it ends. */
export function recordingResult({ id, url, seconds }: RecordingReference): JsonObject {
  return { recording: id, recording_url: url, recording_seconds: seconds };
}
