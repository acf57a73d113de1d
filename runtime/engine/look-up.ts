import type { LookUpEnded } from '#runtime/contract/event.ts';
import { checkedData } from '#runtime/contract/node.ts';
import type { Turn } from '#runtime/contract/step-result.ts';
import { createContext } from './context.ts';
import { createDraft, currentPlace, type DraftInput } from './draft.ts';
import { fail } from './fail.ts';
import { currentReply } from './reply.ts';
import { unchanged } from './unchanged.ts';
import { walk, walkFrom } from './walk.ts';

/** Results of what the turn before asked for; they go to the step that waits for them, in the order in which it asked. */
export function takeLookUp(input: DraftInput & { event: LookUpEnded }): Turn {
  const draft = createDraft(input);
  const place = currentPlace(draft);
  if (place?.frame.waiting !== 'look-up') return unchanged(input.state, currentReply(input.state, 'main'));
  draft.instructions = draft.state.page;
  draft.state.page = [];
  const { lookedUp } = place.step;
  if (!lookedUp) {
    fail(draft, 'The step expects no look-up');
    return walk(draft);
  }
  const results = Object.values(input.event.results);
  return walkFrom(draft, place, () =>
    lookedUp(createContext(draft, place), checkedData(place.node.data), results),
  );
}
