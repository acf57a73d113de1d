import type { CallEnded, FactEvent } from '#runtime/contract/event.ts';
import { limits } from '#runtime/contract/limits.ts';
import { checkedData, handlerPorts } from '#runtime/contract/node.ts';
import type { Turn } from '#runtime/contract/step-result.ts';
import { createContext } from './context.ts';
import {
  createDraft,
  currentPlace,
  type Draft,
  type DraftInput,
  enterNode,
  finishTurn,
  homeProgram,
  trace,
} from './draft.ts';
import { dropFrames, newFrame } from './frame.ts';
import { guarded } from './guarded.ts';
import { noteRecording } from './recordings.ts';
import { mergeResult, take } from './take.ts';
import { unchanged } from './unchanged.ts';
import { run } from './walk.ts';

/** Applied once by its key, in any order, also after the end; never moves a document number. */
export function takeFact(input: DraftInput & { event: FactEvent }): Turn {
  const { state, event } = input;
  const tooMany = Object.keys(state.facts).length >= limits.factsPerCall && event.kind !== 'call-ended';
  if (Object.hasOwn(state.facts, event.key) || tooMany) return unchanged(state, { kind: 'nothing' });
  const draft = createDraft(input);
  draft.state.facts[event.key] = 1;
  applyFact(draft, event);
  tellStep(draft, event);
  return finishTurn(draft, { kind: 'nothing' });
}

function applyFact(draft: Draft, event: FactEvent): void {
  const { state } = draft;
  switch (event.kind) {
    case 'look-ups-ended':
      if (state.lookUp?.needs.some(({ id }) => Object.hasOwn(event.results, id))) {
        state.lookUp.results = event.results;
      }
      trace(draft, { port: null, why: 'The look-up has ended' });
      return;
    case 'call-ended':
      if (state.status === 'live') endCall(draft, event);
      return;
    case 'recording-ready':
      noteRecording(state, event.recording, {
        status: event.status,
        step: state.recorders[event.document ?? 0] ?? '',
      });
      trace(draft, { port: null, why: `A recording is ${event.status}` });
      return;
    case 'transcribed': {
      noteRecording(state, { id: event.recordingId, url: '', seconds: null });
      const recording = state.recordings[event.recordingId];
      if (recording && event.status === 'completed') recording.transcript = event.text;
      trace(draft, {
        port: null,
        why:
          event.status === 'completed' ? 'A recording was typed out' : 'A recording could not be typed out',
      });
      return;
    }
    case 'call-progressed':
    case 'leg-progressed':
    case 'leg-ended':
    case 'conference-changed':
    case 'stream-changed':
    case 'machine-detected':
    case 'effect-ended':
      return;
  }
}

/** The step where the call waits hears of what it started. */
function tellStep(draft: Draft, event: FactEvent): void {
  const place = currentPlace(draft);
  const listen = place?.step.fact;
  if (!place || !listen || place.frame.waiting !== 'answer') return;
  try {
    const heard = listen(createContext(draft, place), checkedData(place.node.data), event);
    place.frame.local = heard.local;
    if (heard.result)
      trace(draft, {
        port: null,
        why: 'News of what this step started',
        changes: mergeResult(draft, place, heard.result),
      });
  } catch (error) {
    trace(draft, {
      port: null,
      why: `The step could not take the news: ${error instanceof Error ? error.message : String(error)}`,
    });
  }
}

/** The step that waited may go on by its own outcome for this; then the hang-up handler runs. What they would say is dropped. */
function endCall(draft: Draft, event: CallEnded): void {
  const { state } = draft;
  state.status = 'ended';
  state.callerGone = true;
  const place = currentPlace(draft);
  const { at, status, seconds, cause } = event;
  state.ended = { at, status, seconds, cause, step: place?.node.slug ?? '' };
  trace(draft, { port: null, why: 'The call ended' });
  const ended = place?.step.callEnded;
  if (place && ended && place.frame.waiting === 'answer') {
    run(
      draft,
      take(
        draft,
        place,
        guarded(() => ended(createContext(draft, place), checkedData(place.node.data))),
      ),
    );
  }
  dropFrames(draft);
  const program = homeProgram(draft);
  const handler = program.nodes.get(program.start)?.wires.get(handlerPorts.hangUp);
  if (handler !== undefined && !state.finished) {
    const frame = newFrame('hang-up-handler', program.version);
    state.frames.push(frame);
    draft.nodesPassed = 0;
    enterNode(draft, frame, handler);
    run(draft, 'enter');
  }
  dropFrames(draft);
  draft.instructions = [];
  draft.needs = [];
  state.page = [];
  state.lookUp = null;
}
