import type { Document, Instruction } from '#runtime/contract/document.ts';
import { limits } from '#runtime/contract/limits.ts';
import type { CallState } from '#runtime/contract/state.ts';
import type { Reply } from '#runtime/contract/step-result.ts';
import type { Thread } from '#runtime/contract/thread.ts';
import { currentPlace, type Draft } from './draft.ts';

const terminal = new Set<Instruction['kind']>([
  'gather',
  'dial',
  'record',
  'conference',
  'stream',
  'hang-up',
  'reject',
  'continue',
]);

/** Makes the walked instructions the main thread's next document; or asks for what must be known first. */
export function writeMainDocument(draft: Draft): Reply {
  const { state } = draft;
  if (draft.needs.length > 0) {
    if (fitsIntoReply(draft)) return { kind: 'needs', needs: draft.needs };
    startLookUp(draft, { needs: draft.needs, startedAt: draft.event.at, tries: 1, results: null });
    draft.instructions.push({ kind: 'continue' });
  }
  return writeMain(draft, closed(state, draft.instructions));
}

/**
 * Nothing is waiting to be said, and the provider can wait as long as the look-ups may take. Several slow ones after each other would be
 * too long, so only the first of a turn counts.
 */
function fitsIntoReply({ event, instructions, needs }: Draft): boolean {
  if (event.class === 'look-up' || instructions.length > 0) return false;
  return needs.every(({ seconds }) => seconds <= limits.lookUpInReplySeconds);
}

/** Look-ups that run while the caller hears what there is, then waits. */
export function startLookUp(draft: Draft, lookUp: NonNullable<CallState['lookUp']>): void {
  draft.state.lookUp = lookUp;
  draft.background = lookUp.needs;
}

/** The next page of a document that was too long for one. */
export function writeNextPage(draft: Draft): Reply {
  return writeMain(draft, draft.state.page);
}

/** A thread's document as it is now; an unknown thread's lets the provider end that strand. */
export function currentReply(state: CallState, thread: Thread): Reply {
  const current = state.threads[thread];
  if (!current)
    return { kind: 'document', thread, number: 0, document: { instructions: [{ kind: 'hang-up' }] } };
  return { kind: 'document', thread, number: current.document, document: current.current };
}

/** Gives a thread its next document. */
export function writeDocument(state: CallState, thread: Thread, document: Document): Reply {
  const before = state.threads[thread];
  const number = (before?.document ?? 0) + 1;
  state.threads[thread] = { document: number, current: document, visit: before?.visit ?? 0 };
  return { kind: 'document', thread, number, document };
}

function writeMain(draft: Draft, instructions: Instruction[]): Reply {
  const { state } = draft;
  const most = limits.instructionsPerDocument;
  const fits = instructions.length <= most;
  state.page = fits ? [] : instructions.slice(most);
  const page: Instruction[] = fits ? instructions : [...instructions.slice(0, most), { kind: 'continue' }];
  const reply = writeDocument(state, 'main', { instructions: page });
  const place = currentPlace(draft);
  const { main } = state.threads;
  if (place && main && page.some(records)) state.recorders[main.document] = place.node.slug;
  return reply;
}

/** Reports on what it records come later, and name only the document. */
function records(instruction: Instruction): boolean {
  const { kind } = instruction;
  return (
    kind === 'record' ||
    (kind === 'dial' && instruction.record !== 'no') ||
    (kind === 'conference' && instruction.record)
  );
}

/** Ends with what the provider must wait for, or hangs up; whatever a step put behind its terminal instruction is dropped. */
function closed(state: CallState, instructions: Instruction[]): Instruction[] {
  const end = instructions.findIndex(({ kind }) => terminal.has(kind));
  const kept = end === -1 ? [...instructions] : instructions.slice(0, end + 1);
  const last = kept.at(-1);
  if (end === -1) kept.push({ kind: 'hang-up' });
  const first = (state.threads.main?.document ?? 0) === 0 && kept.length === 1;
  if (last?.kind === 'reject' && !first) kept[kept.length - 1] = { kind: 'hang-up' };
  return kept;
}
