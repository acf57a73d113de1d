import { limits } from '#runtime/contract/limits.ts';
import { checkedData, type NodeResult } from '#runtime/contract/node.ts';
import type { Turn } from '#runtime/contract/step-result.ts';
import { createContext } from './context.ts';
import { currentPlace, type Draft, finishTurn, type Next, type Place, topFrame, trace } from './draft.ts';
import { fail } from './fail.ts';
import { dropFrames } from './frame.ts';
import { guarded } from './guarded.ts';
import { writeMainDocument } from './reply.ts';
import { take } from './take.ts';

/** Runs steps from where the top frame stands until the caller or a look-up is to be waited for, and writes the reply. */
export function walk(draft: Draft): Turn {
  run(draft, 'enter');
  return finishTurn(draft, writeMainDocument(draft));
}

/** The same, from what the waiting step made of an event. */
export function walkFrom(draft: Draft, place: Place, answer: () => NodeResult): Turn {
  run(draft, take(draft, place, guarded(answer)));
  return finishTurn(draft, writeMainDocument(draft));
}

/** Without a reply, for what happens after the end of a call. */
export function run(draft: Draft, first: Next): void {
  let next = first;
  while (next === 'enter') next = enterTop(draft);
}

function enterTop(draft: Draft): Next {
  const frame = topFrame(draft);
  if (!frame || frame.kind === 'last-resort') return 'stop';
  const place = currentPlace(draft);
  if (!place) return fail(draft, 'The step is of a kind that is not known here');
  draft.nodesPassed += 1;
  if (draft.nodesPassed > limits.nodesPerTurn) {
    draft.nodesPassed = 0;
    return fail(draft, `More than ${limits.nodesPerTurn} steps without waiting for the caller`);
  }
  if (draft.state.callerGone && place.node.schema.needsCaller) {
    trace(draft, { port: null, why: 'Needs somebody on the line, and the caller has hung up' });
    dropFrames(draft);
    return 'stop';
  }
  if (place.node.schema.returnPoint) noteReturnPoint(place);
  return take(
    draft,
    place,
    guarded(() => place.step.enter(createContext(draft, place), checkedData(place.node.data))),
  );
}

/** Coming to a menu again forgets the menus that were reached from it. */
function noteReturnPoint({ frame, node }: Place): void {
  const index = frame.returnPoints.indexOf(node.id);
  if (index !== -1) frame.returnPoints.length = index;
  frame.returnPoints.push(node.id);
}
