import * as Y from 'yjs';
import type { FlowServer } from '#components/document/flow-server.ts';
import type { OpenKeeper } from '#components/document/keeper.ts';
import { createOwnWork } from '#components/document/own-work.ts';
import { type Sync, type SyncOptions, type SyncState, startSync } from '#components/document/sync.ts';
import type { SaveStatus } from '#components/document/types.ts';
import type { FlowDocument, FlowEdge, FlowNode } from '#runtime/contract/flow.ts';
import { putBack } from '#runtime/graph/edit/copy-edits.ts';
import { createView } from '#runtime/graph/edit/document-view.ts';
import type { EditOrigin } from '#runtime/graph/edit/edit.ts';
import { type FlowDoc, root } from '#runtime/graph/edit/flow-doc.ts';
import { createHistory, type History } from '#runtime/graph/edit/history.ts';

/** A step that was deleted under somebody's hands, as it was. */
export type LostStep = { id: string; node: FlowNode; edges: FlowEdge[] };

/** One opened document with all that keeps it: history, what is stored in the browser, the way to the server. */
export type Session = {
  /** null until there is something to edit. */
  doc: () => FlowDoc | null;
  document: () => FlowDocument | null;
  status: () => SaveStatus;
  trouble: () => string | null;
  history: History;
  edited: (nodes: readonly string[]) => void;
  putBack: (lost: LostStep) => void;
  flush: () => void;
  /** Forgets what is kept in the browser. */
  clear: () => Promise<void>;
  close: () => void;
};

export type SessionOptions = {
  flow: string;
  origin: EditOrigin;
  server: FlowServer;
  openKeeper: OpenKeeper;
  pace?: Pick<SyncOptions, 'gatherMs' | 'retryMs'>;
  changed: () => void;
  lost: (steps: LostStep[]) => void;
};

export function openSession(options: SessionOptions): Session {
  const { flow, origin, server, changed, lost, pace = {} } = options;
  const doc = new Y.Doc();
  const view = createView(doc);
  const history = createHistory(doc, origin);
  const keeper = options.openKeeper(flow, doc);
  const work = createOwnWork(keeper);
  let sync: Sync | null = null;
  let isClosed = false;

  const isReady = (): boolean => root(doc, 'flow').has('schemaVersion');
  let last: FlowDocument | null = null;
  doc.on('afterTransaction', ({ local }: Y.Transaction) => {
    const before = last;
    last = isReady() ? view.current() : null;
    if (!local && before !== null && last !== null) tellLost(before, last);
    changed();
  });

  const tellLost = (before: FlowDocument, after: FlowDocument): void => {
    const gone = Object.entries(before.nodes).filter(([id]) => !(id in after.nodes) && work.isLate(id));
    if (gone.length === 0) return;
    for (const [id] of gone) work.forget(id);
    lost(
      gone.map(([id, node]) => ({
        id,
        node,
        edges: before.edges.filter(({ from, to }) => from === id || to === id),
      })),
    );
  };

  const begin = async (): Promise<void> => {
    await keeper.loaded;
    await work.load();
    if (isClosed) return;
    last = isReady() ? view.current() : null;
    sync = startSync(doc, {
      ...pace,
      server,
      changed: () => {
        if (sync?.state().met && !sync.state().behind) work.sent();
        changed();
      },
    });
    changed();
  };
  void begin();

  return {
    doc: () => (isReady() && sync?.state().refusal == null ? doc : null),
    document: () => (isReady() ? view.current() : null),
    status: () => statusOf(isReady(), sync?.state() ?? null),
    trouble: () => troubleOf(sync?.state() ?? null),
    history,
    edited: work.edited,
    putBack: ({ id, node, edges }) => {
      history.step(null);
      putBack(doc, origin, { nodes: new Map([[id, node]]), edges });
      work.edited([id]);
    },
    flush: () => sync?.flush(),
    clear: () => keeper.clear(),
    close: () => {
      isClosed = true;
      sync?.close();
      history.close();
      view.close();
      void keeper.close().catch(() => undefined);
      doc.destroy();
    },
  };
}

function statusOf(isReady: boolean, state: SyncState | null): SaveStatus {
  if (state?.refusal != null) return 'error';
  if (state?.online === false) return 'offline';
  if (!isReady || state === null || !state.met) return 'loading';
  return state.behind ? 'saving' : 'saved';
}

function troubleOf(state: SyncState | null): string | null {
  if (state === null) return null;
  if (state.refusal !== null) return state.refusal;
  if (state.online) return null;
  return 'Ringtree cannot be reached. What you do is kept in this browser and saved as soon as it is back.';
}
