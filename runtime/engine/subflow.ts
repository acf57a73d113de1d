import type { Json } from '#runtime/contract/json.ts';
import { limits } from '#runtime/contract/limits.ts';
import { checkedData } from '#runtime/contract/node.ts';
import { createContext } from './context.ts';
import { currentPlace, type Draft, enterNode, type Place } from './draft.ts';
import { fail } from './fail.ts';
import { newFrame } from './frame.ts';
import { guarded } from './guarded.ts';
import { type Next, take } from './take.ts';
import { initialVariables } from './variables.ts';

/** Enters a pinned flow; the caller's variables and results wait in the new frame. */
export function callFlow(
  draft: Draft,
  place: Place,
  call: { flow: string; inputs: Record<string, Json> },
): Next {
  const { state } = draft;
  const program = place.program.subflows.get(call.flow);
  if (!program) return fail(draft, 'The flow to go to is not part of this version');
  if (state.frames.length >= limits.subflowDepth)
    return fail(draft, `More than ${limits.subflowDepth} flows inside each other`);
  const frame = newFrame('subflow', program.version);
  frame.outer = { vars: state.vars, steps: state.steps };
  state.vars = { ...initialVariables(program), ...call.inputs };
  state.steps = {};
  state.frames.push(frame);
  enterNode(draft, frame, program.start);
  return 'enter';
}

/** Leaves the innermost flow and lets the step that called it go on. */
export function returnFromFlow(draft: Draft, outputs: Record<string, Json>): Next {
  popFrame(draft);
  const place = currentPlace(draft);
  if (!place) {
    draft.state.frames = [];
    return 'stop';
  }
  const { returned } = place.step;
  if (!returned) return fail(draft, 'The step cannot take a flow back');
  return take(
    draft,
    place,
    guarded(() => returned(createContext(draft, place), checkedData(place.node.data), outputs)),
  );
}

/** Drops the top frame and puts back what waited in it. */
export function popFrame(draft: Draft): void {
  const { outer } = draft.state.frames.pop() ?? { outer: null };
  if (!outer) return;
  draft.state.vars = outer.vars;
  draft.state.steps = outer.steps;
}
