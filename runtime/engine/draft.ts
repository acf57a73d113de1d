import { copyJson } from '#runtime/contract/copy-json.ts';
import type { Instruction } from '#runtime/contract/document.ts';
import type { Effect, EffectBody } from '#runtime/contract/effect.ts';
import type { CallEvent } from '#runtime/contract/event.ts';
import type { Json } from '#runtime/contract/json.ts';
import type { AnyNodeStep } from '#runtime/contract/node.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import { redact, secretToken } from '#runtime/contract/secret.ts';
import type { CallState, Frame } from '#runtime/contract/state.ts';
import type { Need, Turn } from '#runtime/contract/step-result.ts';
import type { TraceEntry } from '#runtime/contract/trace.ts';
import type { Program, ProgramNode } from '#runtime/graph/program.ts';

export type StepTable = Readonly<Record<string, AnyNodeStep>>;

/** One turn under way. `state` is the turn's own copy: everything here may be changed until the turn is returned. */
export type Draft = {
  readonly program: Program;
  readonly steps: StepTable;
  readonly event: CallEvent;
  readonly resources: Resources;
  readonly state: CallState;
  /** Of the main thread's document being written. */
  instructions: Instruction[];
  readonly trace: TraceEntry[];
  readonly outbox: Effect[];
  /** What must be known before the reply, or before the call goes on. */
  needs: Need[];
  background: Need[];
  nodesPassed: number;
  sensitive: boolean;
};

/** What is left to do in a turn: enter the node where the top frame stands now, or stop. */
export type Next = 'enter' | 'stop';

export type DraftInput = Pick<Draft, 'program' | 'steps' | 'event' | 'resources'> & { state: CallState };

export function createDraft({ program, steps, event, resources, state }: DraftInput): Draft {
  const copy = ownState(state);
  copy.counters.turns += 1;
  return {
    program,
    steps,
    event,
    resources,
    state: copy,
    instructions: [],
    trace: [],
    outbox: [],
    needs: [],
    background: [],
    nodesPassed: 0,
    sensitive: false,
  };
}

/** A copy of what a turn changes. What is never changed but replaced is shared: who calls, documents, values and results. */
function ownState(state: CallState): CallState {
  return {
    ...state,
    frames: copyJson(state.frames),
    threads: ownThreads(state.threads),
    vars: { ...state.vars },
    steps: { ...state.steps },
    secrets: { ...state.secrets },
    lookUp: copyJson(state.lookUp),
    facts: { ...state.facts },
    recordings: copyJson(state.recordings),
    recorders: { ...state.recorders },
    counters: { ...state.counters },
  };
}

function ownThreads(threads: CallState['threads']): CallState['threads'] {
  const own: CallState['threads'] = {};
  for (const name of Object.keys(threads) as (keyof typeof threads)[]) {
    const thread = threads[name];
    if (thread) own[name] = { ...thread };
  }
  return own;
}

export function finishTurn(draft: Draft, reply: Turn['reply']): Turn {
  return {
    state: draft.state,
    changed: true,
    reply,
    outbox: draft.outbox,
    trace: draft.trace,
    sensitive: draft.sensitive,
    background: draft.background,
  };
}

export function topFrame(draft: Draft): Frame | undefined {
  return draft.state.frames.at(-1);
}

/** The program of a version: the call's own or one of its pinned subflows, however deep. */
export function programOf(program: Program, version: string): Program | undefined {
  if (program.version === version) return program;
  for (const subflow of program.subflows.values()) {
    const found = programOf(subflow, version);
    if (found) return found;
  }
  return undefined;
}

/** Of the flow whose handlers hold: the one that the call came to, or went on in for good. */
export function homeProgram({ program, state }: Draft): Program {
  return programOf(program, state.jumpedTo ?? program.version) ?? program;
}

export type Place = { frame: Frame; program: Program; node: ProgramNode; step: AnyNodeStep };

/** Where the call is; undefined when it is nowhere, or at a node that this build does not know. */
export function currentPlace(draft: Draft): Place | undefined {
  const frame = topFrame(draft);
  if (!frame) return undefined;
  const program = programOf(draft.program, frame.version);
  const node = program?.nodes.get(frame.node);
  const step = node && Object.hasOwn(draft.steps, node.kind) ? draft.steps[node.kind] : undefined;
  return program && node && step ? { frame, program, node, step } : undefined;
}

/** Moves a frame to a node, as a new stay. Legs and waiting music of the stay before are forgotten. */
export function enterNode(draft: Draft, frame: Frame, node: string): void {
  const { state } = draft;
  state.counters.visits += 1;
  frame.node = node;
  frame.local = null;
  frame.waiting = null;
  frame.visit = state.counters.visits;
  for (const thread of Object.keys(state.threads) as (keyof typeof state.threads)[]) {
    if (thread !== 'main') delete state.threads[thread];
  }
}

export function addEffect(draft: Draft, body: EffectBody): string {
  const { state } = draft;
  state.counters.effects += 1;
  const id = `${state.id}-${state.counters.effects}`;
  draft.outbox.push({ id, ...body });
  return id;
}

export function hideText(draft: Draft, text: string): string {
  const { state } = draft;
  state.counters.secrets += 1;
  const id = `s${state.counters.secrets}`;
  state.secrets[id] = text;
  return secretToken(id);
}

export type TraceInput = Pick<TraceEntry, 'port' | 'why' | 'failed'> & { changes?: Record<string, Json> };

/** Adds what happened at the top frame's node; without a frame, at the flow's start. */
export function trace(draft: Draft, { port, why, changes = {}, failed }: TraceInput): void {
  const frame = topFrame(draft);
  const hasHidden = draft.state.counters.secrets > 0;
  draft.trace.push({
    version: frame?.version ?? draft.program.version,
    node: frame?.node ?? draft.program.start,
    port,
    why: hasHidden ? redact(why) : why,
    changes: hasHidden ? redact(changes) : changes,
    ...(failed ? { failed } : {}),
  });
}
