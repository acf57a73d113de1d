import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { checkedData, type NodeResult } from '#runtime/contract/node.ts';
import { createContext } from './context.ts';
import {
  currentPlace,
  type Draft,
  enterNode,
  type Next,
  type Place,
  type TraceInput,
  topFrame,
  trace,
} from './draft.ts';
import { fail } from './fail.ts';
import { dropFrames, popFrame } from './frame.ts';
import { guarded } from './guarded.ts';
import { callFlow, jump } from './subflow.ts';

/** Puts a step's result into the draft and moves the call on. */
export function take(draft: Draft, place: Place, result: NodeResult): Next {
  const changes = applyCommon(draft, place, result);
  const why = result.why ?? '';
  switch (result.kind) {
    case 'leave':
      trace(draft, { port: result.port, why, changes });
      return leave(draft, place, result.port);
    case 'back':
      return back(draft, place, { port: result.port, why, changes });
    case 'wait':
      place.frame.local = result.local;
      place.frame.waiting = 'answer';
      trace(draft, { port: null, why, changes });
      return 'stop';
    case 'end':
      trace(draft, { port: null, why, changes });
      draft.state.finished = !draft.state.callerGone;
      dropFrames(draft);
      return 'stop';
    case 'reply':
      place.frame.local = result.local;
      return 'stop';
    case 'look-up':
      place.frame.local = result.local;
      place.frame.waiting = 'look-up';
      trace(draft, { port: null, why, changes });
      draft.needs = result.needs.map((need, index) => ({
        ...need,
        id: `${draft.state.id}-${place.frame.visit}-${draft.state.counters.turns}-${index + 1}`,
      }));
      return 'stop';
    case 'call-flow':
      trace(draft, { port: null, why, changes });
      return callFlow(draft, place, result);
    case 'jump':
      trace(draft, { port: null, why, changes });
      return jump(draft, place, result);
    case 'return':
      trace(draft, { port: null, why, changes });
      return returnFromFlow(draft, result.outputs);
    case 'fail':
      return fail(draft, why || result.code);
  }
}

/** Leaves the innermost flow and lets the step that called it go on. */
function returnFromFlow(draft: Draft, outputs: Record<string, Json>): Next {
  // An error handler stands on the flow that it handles, which is the one to be left.
  while (topFrame(draft)?.kind === 'error-handler') popFrame(draft);
  popFrame(draft);
  const place = currentPlace(draft);
  if (!place) {
    dropFrames(draft);
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

/** Goes to the return point before this one; by an outcome of its own when there is none. */
function back(draft: Draft, place: Place, told: TraceInput & { port: string }): Next {
  const { frame, node } = place;
  const target = frame.returnPoints.filter((id) => id !== node.id).at(-1);
  if (target === undefined) {
    trace(draft, told);
    return leave(draft, place, told.port);
  }
  trace(draft, { ...told, port: null });
  enterNode(draft, frame, target);
  return 'enter';
}

/** Goes to the step wired to an outcome. */
function leave(draft: Draft, place: Place, port: string): Next {
  const target = place.node.wires.get(port);
  if (target !== undefined) {
    enterNode(draft, place.frame, target);
    return 'enter';
  }
  if (draft.state.callerGone) {
    dropFrames(draft);
    return 'stop';
  }
  return fail(draft, `Nothing is wired to the outcome "${port}"`);
}

/** Instructions, results, variables and language of a result; returns what changed, by path. */
export function applyCommon(draft: Draft, place: Place, result: NodeResult): Record<string, Json> {
  const { state } = draft;
  const changes: Record<string, Json> = {};
  if (result.kind !== 'reply') draft.instructions.push(...(result.instructions ?? []));
  if (result.result) Object.assign(changes, mergeResult(draft, place, result.result));
  for (const [name, value] of Object.entries(result.variables ?? {})) {
    setOwn(state.vars, name, value);
    changes[`vars.${name}`] = value;
  }
  if (result.language !== undefined && result.language !== state.language) {
    state.language = result.language;
    changes['call.language'] = result.language;
  }
  return changes;
}

export function mergeResult(draft: Draft, place: Place, result: JsonObject): Record<string, Json> {
  const { slug } = place.node;
  setOwn(draft.state.steps, slug, { ...draft.state.steps[slug], ...result });
  const changes: Record<string, Json> = {};
  for (const [key, value] of Object.entries(result)) changes[`steps.${slug}.${key}`] = value;
  return changes;
}

/** Sets an own property whatever its name: a variable called `__proto__` is only a variable. */
function setOwn<Value>(object: Record<string, Value>, name: string, value: Value): void {
  if (name === '__proto__')
    Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  else object[name] = value;
}
