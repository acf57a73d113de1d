import type { AnswerEvent, CallEvent, FactEvent } from '#runtime/contract/event.ts';
import type { CallState } from '#runtime/contract/state.ts';
import { isThread, type Thread } from '#runtime/contract/thread.ts';

/** What an answer or a fact of each kind says where a case leaves it out. */
const answers: Record<AnswerEvent['kind'], object> = {
  'digits-gathered': { digits: '' },
  'speech-gathered': { text: '', confidence: 0.9 },
  'nothing-gathered': {},
  'dial-ended': { status: 'completed', seconds: 30, recording: null, legCallId: '' },
  recorded: { recording: { id: 'RE1', url: 'https://media.example/RE1', seconds: 12 }, endedBy: '' },
  'nothing-recorded': {},
  'conference-left': {},
  'stream-ended': {},
  continued: {},
};
const facts: Record<FactEvent['kind'], object> = {
  'call-progressed': { status: 'in-progress' },
  'call-ended': { status: 'completed', seconds: 60, cause: '' },
  'leg-progressed': { leg: 1, status: 'in-progress', legCallId: '' },
  'leg-ended': { leg: 1, status: 'completed', seconds: null, legCallId: '' },
  'recording-ready': {
    recording: { id: 'RE1', url: 'https://media.example/RE1.mp3', seconds: 12 },
    status: 'completed',
  },
  transcribed: { recordingId: 'RE1', text: '', status: 'completed' },
  'conference-changed': { change: 'joined', conference: '', participant: '' },
  'stream-changed': { change: 'started', stream: 'MZ1', error: '' },
  'machine-detected': { leg: 1, answeredBy: 'machine' },
  'look-ups-ended': { results: {} },
  'effect-ended': { effect: '', ok: true, providerId: '', error: '' },
};

type Given = { kind: string } & Record<string, unknown>;

/** The event of a case's turn, completed: turns come ten seconds apart. null is the arrival at the step. */
export function eventOf(given: Given | null, index: number, state: CallState): CallEvent {
  const base = {
    callId: state.id,
    provider: state.provider,
    at: state.startedAt + 7_000 + index * 10_000,
    seed: `seed-${index}`,
  };
  if (given === null)
    return { ...base, class: 'fetch', kind: 'call-started', thread: 'main', call: state.call };
  const thread = threadOf(given);
  if (given.kind === 'document-fetched')
    return completed({ reason: fetchReason(thread), ...base, class: 'fetch', ...given, thread });
  // No event of its own: the engine comes back to a step when the other flow has ended.
  if (given.kind === 'flow-returned')
    return completed({
      ...base,
      class: 'answer',
      kind: 'continued',
      thread: 'main',
      document: 0,
      callerGone: false,
    });
  if (given.kind === 'look-up-ended') {
    const results = Array.isArray(given['results']) ? given['results'] : [];
    return completed({ ...base, class: 'look-up', kind: given.kind, results: { ...results } });
  }
  if (Object.hasOwn(facts, given.kind))
    return completed({ key: `fact-${index}`, ...base, ...pick(facts, given.kind), class: 'fact', ...given });
  if (Object.hasOwn(answers, given.kind)) {
    const document = state.threads[thread]?.document ?? 0;
    return completed({
      document,
      callerGone: false,
      ...base,
      ...pick(answers, given.kind),
      class: 'answer',
      ...given,
      thread,
    });
  }
  throw new Error(`No case can have the event ${given.kind}`);
}

function threadOf({ thread = 'main' }: Given): Thread {
  if (typeof thread !== 'string' || !isThread(thread)) throw new Error(`No such thread: ${String(thread)}`);
  return thread;
}

function fetchReason(thread: Thread): string {
  if (thread === 'main') return 'moved';
  return thread === 'wait' ? 'wait' : 'whisper';
}

function pick(table: Record<string, object>, kind: string): object {
  return table[kind] ?? {};
}

/** A case writes events as JSON: the tables above give each kind what its type asks for. */
function completed(event: object): CallEvent {
  return event as CallEvent;
}
