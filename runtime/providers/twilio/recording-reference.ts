import type { RecordingReference } from '#runtime/contract/event.ts';
import type { Parameters } from '#runtime/contract/parameters.ts';

/** null when the request tells of no recording. Some name it only in its address. */
export function recordingReference(values: Parameters): RecordingReference | null {
  const url = values.text('RecordingUrl');
  const [, inUrl = ''] = /\/Recordings\/(RE[0-9a-f]{32})/i.exec(url) ?? [];
  const id = values.id('RecordingSid') || inUrl;
  return id === '' ? null : { id, url, seconds: values.seconds('RecordingDuration') };
}
