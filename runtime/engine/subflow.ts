import type { Json } from '#runtime/contract/json.ts';
import { limits } from '#runtime/contract/limits.ts';
import { type Draft, enterNode, type Next, type Place } from './draft.ts';
import { fail } from './fail.ts';
import { dropFrames, newFrame } from './frame.ts';
import { initialVariables } from './variables.ts';

type Call = { flow: string; inputs: Record<string, Json> };

/** Enters a pinned flow; the caller's variables and results wait in the new frame. */
export function callFlow(draft: Draft, place: Place, call: Call): Next {
  const { state } = draft;
  const program = place.program.subflows.get(call.flow);
  if (!program) return fail(draft, notPinned);
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

/** Goes on in a pinned flow as if the call had come in there; nothing waits for its end. */
export function jump(draft: Draft, place: Place, call: Call): Next {
  const { state } = draft;
  const program = place.program.subflows.get(call.flow);
  if (!program) return fail(draft, notPinned);
  dropFrames(draft);
  state.jumpedTo = program.version;
  state.vars = { ...initialVariables(program), ...call.inputs };
  state.steps = {};
  const frame = newFrame('flow', program.version);
  state.frames.push(frame);
  enterNode(draft, frame, program.start);
  return 'enter';
}

const notPinned = 'The flow to go to is not part of this version';
