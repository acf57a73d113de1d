import type { Instruction } from '#runtime/contract/document.ts';
import type { LookUpEnded, LookUpResult } from '#runtime/contract/event.ts';
import { limits } from '#runtime/contract/limits.ts';
import { checkedData } from '#runtime/contract/node.ts';
import type { Turn } from '#runtime/contract/step-result.ts';
import { createContext } from './context.ts';
import {
  createDraft,
  currentPlace,
  type Draft,
  type DraftInput,
  finishTurn,
  type Place,
  trace,
} from './draft.ts';
import { fail } from './fail.ts';
import { currentReply, startLookUp, writeDocument } from './reply.ts';
import { unchanged } from './unchanged.ts';
import { walk, walkFrom } from './walk.ts';

/** Results of what the turn before asked for; they go to the step that waits for them, in the order in which it asked. */
export function takeLookUp(input: DraftInput & { event: LookUpEnded }): Turn {
  const draft = createDraft(input);
  const place = currentPlace(draft);
  if (place?.frame.waiting !== 'look-up') return unchanged(input.state, currentReply(input.state, 'main'));
  return goOn(draft, place, Object.values(input.event.results));
}

/** The caller has heard everything and asks what comes next: the results, or a second of waiting. */
export function takeLookUpPoll(draft: Draft, place: Place): Turn {
  const { state, event } = draft;
  const { lookUp } = state;
  if (!lookUp) return goOn(draft, place, []);
  const { needs, tries, startedAt } = lookUp;
  if (lookUp.results) {
    state.lookUp = null;
    const { results } = lookUp;
    return goOn(
      draft,
      place,
      needs.map(({ id }) => results[id] ?? lost),
    );
  }
  const longest = (Math.max(...needs.map(({ seconds }) => seconds)) + graceSeconds) * 1_000;
  // A clock that was moved back by more would let the caller wait until it has caught up.
  const late = Math.abs(event.at - startedAt) > longest;
  if (late && tries >= limits.lookUpTries) {
    state.lookUp = null;
    return goOn(
      draft,
      place,
      needs.map(() => lost),
    );
  }
  if (late) startLookUp(draft, { needs, startedAt: event.at, tries: tries + 1, results: null });
  trace(draft, {
    port: null,
    why: late ? 'The look-up got lost and is tried again' : 'Waits for the look-up',
  });
  const instructions: Instruction[] = [{ kind: 'pause', seconds: 1 }, { kind: 'continue' }];
  return finishTurn(draft, writeDocument(state, 'main', { instructions }));
}

/** For the way there and back, and a busy process. */
const graceSeconds = 5;

const lost: LookUpResult = { ok: false, error: 'lost' };

function goOn(draft: Draft, place: Place, results: LookUpResult[]): Turn {
  const { lookedUp } = place.step;
  if (!lookedUp) {
    fail(draft, 'The step expects no look-up');
    return walk(draft);
  }
  return walkFrom(draft, place, () =>
    lookedUp(createContext(draft, place), checkedData(place.node.data), results),
  );
}
