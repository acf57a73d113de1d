import type { AnswerEvent, RecordingReference } from '#runtime/contract/event.ts';
import { limits } from '#runtime/contract/limits.ts';
import { checkedData } from '#runtime/contract/node.ts';
import type { Turn } from '#runtime/contract/step-result.ts';
import { createContext } from './context.ts';
import { createDraft, currentPlace, type Draft, type DraftInput, finishTurn, trace } from './draft.ts';
import { fail } from './fail.ts';
import { dropFrames } from './frame.ts';
import { guarded } from './guarded.ts';
import { takeLookUpPoll } from './look-up.ts';
import { noteRecording } from './recordings.ts';
import { currentReply, writeDocument, writeNextPage } from './reply.ts';
import { applyCommon } from './take.ts';
import { unchanged } from './unchanged.ts';
import { walk, walkFrom } from './walk.ts';

type AnswerInput = DraftInput & { event: AnswerEvent };

/** The first answer to a thread's current document moves the call; a stale or repeated one gets the current document again. */
export function takeAnswer(input: AnswerInput): Turn {
  const { state, event } = input;
  const stale = event.document !== state.threads[event.thread]?.document;
  if (stale || state.status === 'ended') return takeLate(input);
  const draft = createDraft(input);
  return event.thread === 'main' ? takeMainAnswer(draft, event) : takeThreadAnswer(draft, event);
}

function takeMainAnswer(draft: Draft, event: AnswerEvent): Turn {
  const { state } = draft;
  if (event.callerGone) state.callerGone = true;
  if (event.kind === 'continued' && state.page.length > 0) {
    trace(draft, { port: null, why: 'The next part of a long text' });
    return finishTurn(draft, writeNextPage(draft));
  }
  const place = currentPlace(draft);
  const recording = recordingOf(event);
  if (recording) noteRecording(state, recording, { step: place?.node.slug ?? '' });
  if (!place || place.frame.kind === 'last-resort') {
    state.finished = !state.callerGone;
    dropFrames(draft);
    return walk(draft);
  }
  if (place.frame.waiting === 'look-up' && event.kind === 'continued') return takeLookUpPoll(draft, place);
  draft.sensitive = place.step.sensitive?.(checkedData(place.node.data)) ?? false;
  const limit = brokenLimit(draft);
  if (limit !== null) {
    fail(draft, limit);
    return walk(draft);
  }
  const { resume } = place.step;
  if (!resume || (event.callerGone && !place.step.callEnded)) {
    trace(draft, {
      port: null,
      why: event.callerGone ? 'The caller has hung up' : 'The step expects no answer',
    });
    if (event.callerGone)
      return finishTurn(draft, writeDocument(state, 'main', { instructions: [{ kind: 'hang-up' }] }));
    fail(draft, 'The step expects no answer');
    return walk(draft);
  }
  return walkFrom(draft, place, () =>
    resume(createContext(draft, place), checkedData(place.node.data), event),
  );
}

/** An answer of a person who is being rung, or of waiting music: belongs to the stay that started it. */
function takeThreadAnswer(draft: Draft, event: AnswerEvent): Turn {
  const { state } = draft;
  const place = currentPlace(draft);
  const resume = place?.step.resume;
  if (!place || !resume || place.frame.visit !== state.threads[event.thread]?.visit) {
    return finishTurn(draft, writeDocument(state, event.thread, { instructions: [{ kind: 'hang-up' }] }));
  }
  const result = guarded(() => resume(createContext(draft, place), checkedData(place.node.data), event));
  if (result.kind !== 'reply') {
    trace(draft, { port: null, why: result.why ?? 'The person who was rung could not be asked' });
    return finishTurn(draft, writeDocument(state, event.thread, { instructions: [{ kind: 'hang-up' }] }));
  }
  const changes = applyCommon(draft, place, result);
  place.frame.local = result.local;
  trace(draft, { port: null, why: result.why ?? 'A person who was rung answered', changes });
  return finishTurn(draft, writeDocument(state, event.thread, { instructions: result.instructions ?? [] }));
}

/** Changes nothing, but a recording that came with it is kept. */
function takeLate(input: AnswerInput): Turn {
  const { state, event } = input;
  const reply = currentReply(state, event.thread);
  const recording = recordingOf(event);
  // Its owner is known when it answers the last document of a call that has ended before.
  const last = event.document === state.threads[event.thread]?.document;
  const step = (last && state.ended?.step) || '';
  const known = recording && state.recordings[recording.id];
  if (!recording || (known && (known.step !== '' || step === ''))) return unchanged(state, reply);
  const draft = createDraft(input);
  noteRecording(draft.state, recording, { step });
  return finishTurn(draft, reply);
}

function recordingOf(event: AnswerEvent): RecordingReference | null {
  return event.kind === 'recorded' || event.kind === 'dial-ended' ? event.recording : null;
}

/** Why the call must not go on as it does; null while it may. Handlers get a quarter more before they are ended too. */
function brokenLimit(draft: Draft): string | null {
  const { state, program, event } = draft;
  const handling = state.frames.some((frame) => frame.kind === 'error-handler');
  const share = handling ? 1.25 : 1;
  if (state.counters.turns > limits.turnsPerCall * share)
    return `More than ${limits.turnsPerCall} turns in one call`;
  const minutes = program.settings.longestMinutes;
  if (event.at - state.startedAt > minutes * 60_000 * share)
    return `The call is longer than ${minutes} minutes`;
  return null;
}
