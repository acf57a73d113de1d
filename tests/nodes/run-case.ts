import { z } from 'zod';
import type { Instruction } from '#runtime/contract/document.ts';
import { fillDocumentSecrets } from '#runtime/contract/document-secrets.ts';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { type AnyNodeSchema, checkedData, type NodeResult } from '#runtime/contract/node.ts';
import { reveal } from '#runtime/contract/secret.ts';
import { legOf, type Thread } from '#runtime/contract/thread.ts';
import { createContext } from '#runtime/engine/context.ts';
import { createDraft, currentPlace, type Draft, type Place } from '#runtime/engine/draft.ts';
import { guarded } from '#runtime/engine/guarded.ts';
import { applyCommon, mergeResult } from '#runtime/engine/take.ts';
import { steps } from '#runtime/nodes/steps.ts';
import { deeplyFrozen } from '../support/deeply-frozen.ts';
import { eventOf } from './case-event.ts';
import type { Expectation, NodeCase } from './case-format.ts';
import { firstState, programOf } from './case-state.ts';

/** One turn of a case. */
export type Moment = {
  expected: Expectation;
  /** In the form of the expectation; secrets as `secret:<the text>`. */
  got: Record<string, unknown>;
  /** Whose document it is, and what is in it, as a provider gets it; null when the turn writes none. */
  document: { thread: Thread; instructions: Instruction[] } | null;
  /** The state after the turn but for `secrets`, and the words for the trace: where nothing sensitive may stand. */
  open: string;
};

/**
 * Plays a case turn by turn; between two turns the state goes through JSON, as in the database. Ends when the step is left,
 * since what comes then is another step's.
 */
export function runCase(schema: AnyNodeSchema, nodeCase: NodeCase): Moment[] {
  const program = programOf(schema, nodeCase);
  const moments: Moment[] = [];
  const resources = { ...outside, schedules: nodeCase.given.schedules ?? {} };
  let state = firstState(nodeCase);
  for (const later of [null, ...nodeCase.later]) {
    const event = eventOf(later?.event ?? null, moments.length, state);
    const draft = createDraft({ program, steps, event, resources, state });
    const outputs = later?.event.kind === 'flow-returned' ? Outputs.parse(later.event['outputs']) : null;
    const moment = playTurn(draft, later?.expect ?? nodeCase.enter, outputs);
    moments.push(moment);
    if (!stays.includes(String(moment.got['kind']))) break;
    state = deeplyFrozen(JSON.parse(JSON.stringify(draft.state)));
  }
  return moments;
}

const stays = ['wait', 'reply', 'fact', 'nothing', 'look-up', 'call-flow'];

const outside = { revision: '1', audio: {}, fallback: { message: 'Sorry.', number: '' } };

type Fact = { kind: 'fact'; local: Json; result?: JsonObject };
type Played = NodeResult | Fact | { kind: 'nothing' };

/** What another flow handed over, where the step comes back from one. */
const Outputs = z.record(z.string(), z.json());
type Outputs = z.infer<typeof Outputs> | null;

function playTurn(draft: Draft, expected: Expectation, outputs: Outputs): Moment {
  const place = currentPlace(draft);
  if (!place) throw new Error('The step has no place in its own flow');
  const played = play(draft, place, outputs);
  apply(draft, place, played);
  const { secrets, ...open } = draft.state;
  const { local: _, instructions, ...said } = { local: null, instructions: [], ...played };
  const effects = draft.outbox.map(({ id: _id, ...effect }) => effect);
  return {
    expected,
    got: marked({ ...said, instructions, effects }, secrets),
    document: documentOf(draft, played, reveal(instructions, secrets)),
    open: JSON.stringify([open, played]),
  };
}

/** Asks the step as the engine does for each class of event. */
function play(draft: Draft, { step, node, ...place }: Place, outputs: Outputs): Played {
  const context = createContext(draft, { step, node, ...place });
  const data = checkedData(node.data);
  const { event } = draft;
  const run = (ask: () => NodeResult | undefined): NodeResult =>
    guarded(() => ask() ?? { kind: 'fail', code: 'not-asked', why: `The step takes no ${event.kind}` });
  if (outputs) return run(() => step.returned?.(context, data, outputs));
  if (event.kind === 'call-started') return run(() => step.enter(context, data));
  if (event.kind === 'document-fetched') {
    if (event.reason === 'moved') return step.moved?.(context, data) ?? { kind: 'nothing' };
    return run(() => step.document?.(context, data, event.thread));
  }
  if (event.kind === 'call-ended')
    return step.callEnded ? run(() => step.callEnded?.(context, data)) : { kind: 'nothing' };
  if (event.class === 'answer') return run(() => step.resume?.(context, data, event));
  if (event.class === 'look-up')
    return run(() => step.lookedUp?.(context, data, Object.values(event.results)));
  return step.fact ? { kind: 'fact', ...step.fact(context, data, event) } : { kind: 'nothing' };
}

function apply(draft: Draft, place: Place, played: Played): void {
  const { frame } = place;
  frame.waiting = 'answer';
  if ('local' in played) frame.local = played.local;
  if (played.kind === 'nothing') return;
  if (played.kind !== 'fact') applyCommon(draft, place, played);
  else if (played.result) mergeResult(draft, place, played.result);
}

function documentOf(draft: Draft, played: Played, instructions: Instruction[]): Moment['document'] {
  const thread = 'thread' in draft.event ? draft.event.thread : 'main';
  // An empty document matters on a leg alone: there it connects.
  const says = instructions.length > 0 || (played.kind === 'reply' && legOf(thread) !== null);
  // Stored secrets have values only where a document is rendered.
  return says ? { thread, ...fillDocumentSecrets({ instructions }, (name) => `value of ${name}`) } : null;
}

/** A deep copy in which a token reads `secret:<the text>`. */
function marked(value: Record<string, unknown>, secrets: Record<string, string>): Record<string, unknown> {
  const inWords = Object.fromEntries(Object.entries(secrets).map(([id, text]) => [id, `secret:${text}`]));
  return reveal(JSON.parse(JSON.stringify(value)), inWords);
}
