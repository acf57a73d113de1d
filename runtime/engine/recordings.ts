import type { RecordingReference } from '#runtime/contract/event.ts';
import type { CallState, RecordingState } from '#runtime/contract/state.ts';

/** Slug of the step that recorded, when it is known; how far the provider is with the file. */
type News = { step?: string; status?: RecordingState['status'] };

/** Keeps what is known of a recording, whichever of its reports came first. */
export function noteRecording(state: CallState, reference: RecordingReference, news: News = {}): void {
  const { step = '', status = 'pending' } = news;
  if (reference.id === '') return;
  const before = state.recordings[reference.id];
  state.recordings[reference.id] = {
    id: reference.id,
    url: reference.url || (before?.url ?? ''),
    seconds: reference.seconds ?? before?.seconds ?? null,
    step: step || (before?.step ?? ''),
    status: status === 'pending' ? (before?.status ?? 'pending') : status,
    transcript: before?.transcript ?? null,
  };
}
