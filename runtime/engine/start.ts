import type { CallStarted } from '#runtime/contract/event.ts';
import type { Json } from '#runtime/contract/json.ts';
import type { CallState } from '#runtime/contract/state.ts';
import type { Turn } from '#runtime/contract/step-result.ts';
import type { Program } from '#runtime/graph/program.ts';
import { createDraft, type DraftInput, enterNode } from './draft.ts';
import { newFrame } from './frame.ts';
import { initialVariables } from './variables.ts';
import { walk } from './walk.ts';

/** The first turn of a call. */
export function startCall(input: Omit<DraftInput, 'state'> & { event: CallStarted }): Turn {
  const draft = createDraft({ ...input, state: newState(input.program, input.event) });
  const frame = newFrame('flow', input.program.version);
  draft.state.frames.push(frame);
  enterNode(draft, frame, input.program.start);
  return walk(draft);
}

function newState(program: Program, event: CallStarted): CallState {
  return {
    stateVersion: 1,
    id: event.callId,
    provider: event.provider,
    version: program.version,
    call: event.call,
    startedAt: event.at,
    language: program.settings.languages[0] ?? 'en-US',
    status: 'live',
    callerGone: false,
    finished: false,
    ended: null,
    frames: [],
    threads: { main: { document: 0, current: { instructions: [] }, visit: 0 } },
    vars: { ...initialVariables(program), ...knownVariables(program, event.variables) },
    steps: {},
    secrets: {},
    page: [],
    lookUp: null,
    recorders: {},
    facts: {},
    recordings: {},
    counters: { turns: 0, legs: 0, effects: 0, secrets: 0, visits: 0 },
  };
}

function knownVariables(program: Program, given: Record<string, Json> = {}): Record<string, Json> {
  const names = new Set(program.variables.map(({ name }) => name));
  return Object.fromEntries(Object.entries(given).filter(([name]) => names.has(name)));
}
