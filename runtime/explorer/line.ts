import type { Instruction } from '#runtime/contract/document.ts';
import type { Effect } from '#runtime/contract/effect.ts';
import type { CallEvent, CallIdentity, Unstamped } from '#runtime/contract/event.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import type { CallState } from '#runtime/contract/state.ts';
import type { Need } from '#runtime/contract/step-result.ts';
import type { TraceEntry } from '#runtime/contract/trace.ts';
import { step } from '#runtime/engine/step.ts';
import type { Program } from '#runtime/graph/program.ts';
import { explorerLimits } from './explorer-limits.ts';
import type { World } from './world.ts';

/** A call while something happens to it: what every turn of that brought. */
export type Line = {
  readonly program: Program;
  readonly resources: Resources;
  readonly world: World;
  at: number;
  state: CallState | null;
  /** Of the main thread, all documents of this happening, the last one's at the end. */
  heard: Instruction[];
  /** The main thread's last document. */
  document: Instruction[];
  /** Of the thread that was asked for last, when it is not the main one. */
  aside: Instruction[];
  /** What all other threads got: people who are rung, and waiting music. */
  besides: Instruction[];
  trace: TraceEntry[];
  effects: Effect[];
  /** Asked for in the reply of the last turn. */
  needs: Need[];
  turns: number;
};

export function newLine(program: Program, resources: Resources, world: World): Line {
  return {
    program,
    resources,
    world,
    at: world.at,
    state: null,
    heard: [],
    document: [],
    aside: [],
    besides: [],
    trace: [],
    effects: [],
    needs: [],
    turns: 0,
  };
}

/** One turn of the engine, with the next pages of a long text. */
export function send(line: Line, event: Unstamped<CallEvent>): void {
  sendOne(line, event);
  for (let page = 0; page < explorerLimits.pages && (line.state?.page.length ?? 0) > 0; page += 1) {
    sendOne(line, { ...mainAnswer(line), kind: 'continued' });
  }
}

function sendOne(line: Line, event: Unstamped<CallEvent>): void {
  const turn = step(line.program, line.state, stamped(line, event), line.resources);
  line.state = turn.state;
  line.turns += 1;
  line.trace.push(...turn.trace);
  line.effects.push(...turn.outbox);
  const { reply } = turn;
  line.needs = reply.kind === 'needs' ? reply.needs : [];
  if (reply.kind !== 'document' || !turn.changed) return;
  const { instructions } = reply.document;
  if (reply.thread !== 'main') {
    line.aside = instructions;
    line.besides.push(...instructions);
  } else {
    line.document = instructions;
    line.heard.push(...instructions);
  }
}

/** What every answer on the caller's own thread has in common. */
export function mainAnswer(line: Line) {
  const document = line.state?.threads.main?.document ?? 0;
  return { class: 'answer', thread: 'main', document, callerGone: false } as const;
}

/** The music of a call that waits for others. */
export function fetchMusic(line: Line): void {
  send(line, { class: 'fetch', kind: 'document-fetched', thread: 'wait', reason: 'wait' });
}

/** A fact's key: unlike any that the call remembers, since it forgets all between two happenings. */
export function factKey(line: Line): string {
  return `fact-${line.turns}`;
}

export function callIdentity({ from, to, callId }: World): CallIdentity {
  return {
    providerCallId: callId,
    account: '',
    from,
    to,
    direction: 'inbound',
    callerName: '',
    forwardedFrom: '',
    details: {},
  };
}

/** The compiler does not see that a member of the union stays that member when the same fields are added to all. */
function stamped({ program, world, at, turns }: Line, event: Unstamped<CallEvent>): CallEvent {
  const provider = program.settings.providers[0] ?? 'twilio';
  return { ...event, callId: world.callId, provider, at, seed: `${world.callId}-${turns}` } as CallEvent;
}
