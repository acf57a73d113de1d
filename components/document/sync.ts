import * as Y from 'yjs';
import { type FlowServer, ServerRefusal } from '#components/document/flow-server.ts';
import type { FlowDoc } from '#runtime/graph/edit/flow-doc.ts';

/** How a document stands towards the server. `behind`: something done here is not there yet. */
export type SyncState = {
  /** The server's document was merged in at least once. */
  met: boolean;
  online: boolean;
  behind: boolean;
  /** Why the server does not take it; final. */
  refusal: string | null;
};

export type Sync = { state: () => SyncState; flush: () => void; close: () => void };

export type SyncOptions = {
  server: FlowServer;
  /** Called whenever the state changed. */
  changed: () => void;
  /** How long edits are gathered before they are sent. */
  gatherMs?: number;
  /** Before the first new attempt; doubled after each. */
  retryMs?: number;
};

/** What came from the server, to tell it from what was done here. */
export const fromServer = { author: '' };

/**
 * Keeps a document and the server's the same until it is closed: merges the server's, sends what was done here and hears of the others.
 * Without a network it goes on trying, and what is done meanwhile is sent then.
 */
export function startSync(doc: FlowDoc, options: SyncOptions): Sync {
  const { server, changed, gatherMs = 300, retryMs = 500 } = options;
  const ended = new AbortController();
  const state: SyncState = { met: false, online: true, behind: false, refusal: null };
  let waiting: Uint8Array[] = [];
  let sequence = 0;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  let failures = 0;
  let sent: Promise<void> = Promise.resolve();
  let reading: Promise<void> = Promise.resolve();
  let wake = (): void => undefined;

  const update = (next: Partial<SyncState>): void => {
    if (ended.signal.aborted) return;
    const isSame = Object.entries(next).every(([name, value]) => Reflect.get(state, name) === value);
    Object.assign(state, next);
    if (!isSame) changed();
  };
  const waitMs = (attempt: number): number => Math.min(mostRetryMs, retryMs * 2 ** attempt);
  const fail = (error: unknown): void => {
    if (error instanceof ServerRefusal) update({ refusal: error.message });
    else update({ online: false });
  };

  /** Merges all that the server has, and finds what it has not. */
  const meet = async (): Promise<void> => {
    const all = await server.read(0, ended.signal);
    if (ended.signal.aborted) return;
    const theirs = new Y.Doc();
    if (all.update !== null) Y.applyUpdate(theirs, all.update);
    if (all.update !== null) Y.applyUpdate(doc, all.update, fromServer);
    sequence = all.sequence;
    const isAhead = !Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(theirs));
    waiting = isAhead ? [Y.encodeStateAsUpdate(doc, Y.encodeStateVector(theirs))] : [];
    theirs.destroy();
    update({ met: true, online: true, behind: isAhead || sending });
    if (isAhead) flush();
  };

  const catchUp = async (newest: number): Promise<void> => {
    // The server was set back, to a copy that it had kept.
    if (newest < sequence) return await meet();
    if (newest === sequence) return;
    const news = await server.read(sequence, ended.signal);
    if (ended.signal.aborted) return;
    if (news.update !== null) Y.applyUpdate(doc, news.update, fromServer);
    sequence = Math.max(sequence, news.sequence);
  };

  const send = async (): Promise<void> => {
    if (sending || waiting.length === 0 || !state.met || state.refusal !== null) return;
    sending = true;
    const batch = waiting;
    waiting = [];
    try {
      const { sequence: newest, added } = await server.send(
        batch.length === 1 ? (batch[0] ?? empty) : Y.mergeUpdates(batch),
        ended.signal,
      );
      // With somebody else's in between, all of it is told and read as news.
      if (added && newest === sequence + 1) sequence = newest;
      sending = false;
      failures = 0;
      update({ online: true, behind: waiting.length > 0 });
      if (waiting.length > 0) flush();
    } catch (error) {
      sending = false;
      waiting = [...batch, ...waiting];
      if (error instanceof ServerRefusal && error.code === 'update-incomplete') await meet().catch(fail);
      else fail(error);
      if (ended.signal.aborted) return;
      gathering ??= setTimeout(flush, waitMs(failures));
      failures += 1;
    }
  };
  const flush = (): void => {
    clearTimeout(gathering);
    gathering = undefined;
    if (!sending) sent = send();
  };

  const gather = (...[change, , , transaction]: Change): void => {
    if (!transaction.local) return;
    waiting.push(change);
    update({ behind: true });
    gathering ??= setTimeout(flush, gatherMs);
  };
  doc.on('update', gather);

  /** Meets, listens until that breaks off, and begins again. */
  const run = async (): Promise<void> => {
    let attempt = 0;
    while (!ended.signal.aborted && state.refusal === null) {
      try {
        await meet();
        await server.listen(sequence, ended.signal, (newest) => {
          attempt = 0;
          // One's own update is told too, mostly before its sending is through.
          reading = reading
            .then(() => sent)
            .then(() => catchUp(newest))
            .catch(fail);
        });
      } catch (error) {
        if (ended.signal.aborted) return;
        fail(error);
      }
      await pause(waitMs(attempt));
      attempt += 1;
    }
  };
  const pause = (forMs: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, forMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      ended.signal.addEventListener('abort', wake, { once: true });
    });
  const again = (): void => wake();
  globalThis.addEventListener?.('online', again);
  void run();

  return {
    state: () => state,
    flush,
    close: () => {
      ended.abort();
      clearTimeout(gathering);
      doc.off('update', gather);
      globalThis.removeEventListener?.('online', again);
    },
  };
}

/** What Yjs tells of an update. */
type Change = [update: Uint8Array, origin: unknown, doc: FlowDoc, transaction: Y.Transaction];

const mostRetryMs = 5_000;
const empty = new Uint8Array([0, 0]);
