import type { FetchEvent } from '#runtime/contract/event.ts';
import { checkedData } from '#runtime/contract/node.ts';
import type { Turn } from '#runtime/contract/step-result.ts';
import type { Thread } from '#runtime/contract/thread.ts';
import { createContext } from './context.ts';
import { createDraft, currentPlace, type DraftInput, finishTurn, type Place, trace } from './draft.ts';
import { guarded } from './guarded.ts';
import { currentReply, writeDocument } from './reply.ts';
import { applyCommon } from './take.ts';
import { unchanged } from './unchanged.ts';
import { walkFrom } from './walk.ts';

type FetchInput = DraftInput & { event: FetchEvent };

/** Asks for a thread's document: the first time for a leg or for waiting music it is made, ever after it is the same. */
export function takeFetch(input: FetchInput): Turn {
  const { state, event } = input;
  if (event.kind === 'document-fetched' && event.reason === 'moved' && event.thread === 'main')
    return takeMoved(input);
  const known = state.threads[event.thread];
  if (event.thread === 'main' || state.status === 'ended' || (known && known.document > 0)) {
    return unchanged(state, currentReply(state, event.thread));
  }
  const draft = createDraft(input);
  const place = currentPlace(draft);
  if (!place || !ownsThread(place, event.thread, known?.visit))
    return unchanged(state, currentReply(state, event.thread));
  const make = place.step.document;
  if (!make) return unchanged(state, currentReply(state, event.thread));
  const result = guarded(() => make(createContext(draft, place), checkedData(place.node.data), event.thread));
  if (result.kind !== 'reply') {
    trace(draft, { port: null, why: result.why ?? 'There was nothing to say to the person who was rung' });
    return finishTurn(draft, writeDocument(draft.state, event.thread, { instructions: [] }));
  }
  const changes = applyCommon(draft, place, result);
  place.frame.local = result.local;
  trace(draft, { port: null, why: result.why ?? '', changes });
  const reply = writeDocument(draft.state, event.thread, { instructions: result.instructions ?? [] });
  return finishTurn(draft, reply);
}

/** The call comes because we sent it here: the step that did may have something else to say now. */
function takeMoved(input: FetchInput): Turn {
  const { state } = input;
  const current = unchanged(state, currentReply(state, 'main'));
  if (state.status === 'ended') return current;
  const draft = createDraft(input);
  const place = currentPlace(draft);
  const moved = place?.step.moved;
  if (!place || !moved || place.frame.waiting !== 'answer') return current;
  let nothing = false;
  const result = guarded(() => {
    const made = moved(createContext(draft, place), checkedData(place.node.data));
    nothing = made === null;
    return made ?? { kind: 'reply', local: place.frame.local };
  });
  return nothing ? current : walkFrom(draft, place, () => result);
}

/** A leg belongs to the stay that rang it; waiting music to the stay that waits. */
function ownsThread(place: Place, thread: Thread, visit: number | undefined): boolean {
  return thread === 'wait' ? place.frame.waiting === 'answer' : place.frame.visit === visit;
}
