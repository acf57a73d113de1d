import { bindEdits } from '#components/document/bind-edits.ts';
import type { FlowServer } from '#components/document/flow-server.ts';
import type { OpenKeeper } from '#components/document/keeper.ts';
import { newId } from '#components/document/new-id.ts';
import {
  type LostStep,
  openSession,
  type Session,
  type SessionOptions,
} from '#components/document/session.ts';
import type { Notice, SharedFlow } from '#components/document/types.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';

/** The shared document of one flow, for one person: what the page shows and how it edits. Made for `useSyncExternalStore`. */
export type FlowStore = {
  subscribe: (listener: () => void) => () => void;
  snapshot: () => SharedFlow;
  /** Opens the document and keeps it the same as the server's until what it returns is called. */
  start: () => () => void;
};

export type FlowStoreOptions = {
  /** The flow's id, and not its short name: what the browser keeps goes by it. */
  flow: string;
  author: string;
  /** Shown until the shared one is there. */
  initial: FlowDocument;
  server: FlowServer;
  openKeeper: OpenKeeper;
  pace?: SessionOptions['pace'];
};

export function createFlowStore({
  flow,
  author,
  initial,
  server,
  openKeeper,
  pace,
}: FlowStoreOptions): FlowStore {
  const listeners = new Set<() => void>();
  // One object for all edits of this person: undo goes by it.
  const origin = { author };
  let session: Session | null = null;
  let notices: Notice[] = [];
  let awaiting: (() => void)[] = [];
  let shown: SharedFlow | null = null;

  const changed = (): void => {
    shown = null;
    for (const listener of listeners) listener();
  };
  const next = (): void => {
    const told = awaiting;
    awaiting = [];
    for (const listener of told) listener();
  };
  const dismiss = (id: string): void => {
    notices = notices.filter((notice) => notice.id !== id);
    changed();
  };
  const noticeOf = (lost: LostStep): Notice => {
    const id = newId();
    return {
      id,
      kind: 'edited-step-deleted',
      stepName: lost.node.name,
      restore: () => {
        session?.putBack(lost);
        dismiss(id);
      },
      dismiss: () => dismiss(id),
    };
  };
  const open = (): Session =>
    openSession({
      flow,
      origin,
      server,
      openKeeper,
      ...(pace === undefined ? {} : { pace }),
      changed,
      lost: (steps) => {
        notices = [...notices, ...steps.map(noticeOf)];
      },
    });
  const edit = bindEdits({
    doc: () => session?.doc() ?? null,
    origin,
    step: (name) => {
      next();
      session?.history.step(name);
    },
    edited: (nodes) => session?.edited(nodes),
  });
  const discardUnsaved = (): void => {
    const old = session;
    if (old === null) return;
    session = null;
    notices = [];
    void old
      .clear()
      .catch(() => undefined)
      .then(() => {
        old.close();
        session = open();
        changed();
      });
    changed();
  };
  const actions = {
    edit,
    undo: () => {
      next();
      session?.history.undo();
    },
    redo: () => {
      next();
      session?.history.redo();
    },
    beforeNext: (listener: () => void) => {
      awaiting.push(listener);
    },
    discardUnsaved,
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => {
      shown ??= {
        document: session?.document() ?? initial,
        status: session?.status() ?? 'loading',
        trouble: session?.trouble() ?? null,
        canUndo: session?.history.canUndo() ?? false,
        canRedo: session?.history.canRedo() ?? false,
        notices,
        ...actions,
      };
      return shown;
    },
    start: () => {
      session = open();
      const leaving = (): void => session?.flush();
      globalThis.document?.addEventListener('visibilitychange', leaving);
      return () => {
        globalThis.document?.removeEventListener('visibilitychange', leaving);
        session?.flush();
        session?.close();
        session = null;
      };
    },
  };
}
