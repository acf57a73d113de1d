import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { expect, vi } from 'vitest';
import * as Y from 'yjs';
import { createFlowServer } from '#components/document/flow-server.ts';
import { createFlowStore, type FlowStore } from '#components/document/flow-store.ts';
import type { OpenKeeper } from '#components/document/keeper.ts';
import type { SharedFlow } from '#components/document/types.ts';
import type { Database } from '#lib/database/connect.ts';
import type { Flow } from '#lib/database/generated/client.ts';
import { answer } from '#lib/http/answer.ts';
import { type DraftDoor, getEvents, getUpdates, postUpdate } from '#lib/http/draft-doors.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';

/** The doors of shared documents on a port of their own, which can go away and come back. */
export type Doors = { origin: () => string; open: () => Promise<void>; shut: () => Promise<void> };

export async function openDoors(database: Database): Promise<Doors> {
  let server: Server | undefined;
  let port = 0;
  const doors: Doors = {
    origin: () => `http://127.0.0.1:${port}`,
    open: async () => {
      server = createServer(getRequestListener((request) => serve(database, request)));
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      if (typeof address === 'object' && address !== null) port = address.port;
    },
    shut: async () => {
      const closed = server === undefined ? undefined : once(server, 'close');
      server?.close();
      server?.closeAllConnections();
      await closed;
    },
  };
  await doors.open();
  return doors;
}

async function serve(database: Database, request: Request): Promise<Response> {
  const [, flow = '', last = ''] = /^\/api\/flows\/([^/]+)\/(\w+)$/.exec(new URL(request.url).pathname) ?? [];
  const door: DraftDoor | undefined =
    last === 'events' ? getEvents : { GET: getUpdates, POST: postUpdate }[request.method];
  if (door === undefined) return new Response(null, { status: 405 });
  return await answer(() => door(database, flow, request));
}

/** Somebody with a flow open in a browser, which keeps what it has through a reload. */
export type Editor = {
  now: () => SharedFlow;
  document: () => FlowDocument;
  reaches: (status: SharedFlow['status']) => Promise<void>;
  /** Cuts the network, and mends it. */
  unplug: () => void;
  plugIn: () => void;
  /** What is sent arrives, but nothing comes back any more. */
  loseReceipts: () => void;
  reload: () => void;
  close: () => void;
};

export function openEditor({ doors, flow, author, initial }: EditorOptions): Editor {
  const kept: Kept = { state: null, facts: new Map() };
  let isUnplugged = false;
  let losesReceipts = false;
  let cut = new AbortController();
  const real = createFlowServer(flow.id, author, doors.origin());
  const reached = async <Value>(
    work: (signal: AbortSignal) => Promise<Value>,
    signal: AbortSignal,
  ): Promise<Value> => {
    if (isUnplugged) throw new Error('no network');
    return await work(AbortSignal.any([signal, cut.signal]));
  };
  const server: ReturnType<typeof createFlowServer> = {
    read: (after, signal) => reached((either) => real.read(after, either), signal),
    send: async (update, signal) => {
      const sent = await reached((either) => real.send(update, either), signal);
      if (!losesReceipts) return sent;
      isUnplugged = true;
      cut.abort();
      throw new Error('no reply');
    },
    listen: (after, signal, hear) => reached((either) => real.listen(after, either, hear), signal),
  };
  const open = (): { store: FlowStore; stop: () => void } => {
    const store = createFlowStore({
      flow: flow.id,
      author,
      initial,
      server,
      openKeeper: keeperOf(kept),
      pace: { gatherMs: 5, retryMs: 20 },
    });
    return { store, stop: store.start() };
  };
  let opened = open();
  return {
    now: () => opened.store.snapshot(),
    document: () => opened.store.snapshot().document,
    reaches: (status) => until(() => expect(opened.store.snapshot().status).toBe(status)),
    unplug: () => {
      isUnplugged = true;
      cut.abort();
    },
    plugIn: () => {
      isUnplugged = false;
      losesReceipts = false;
      cut = new AbortController();
    },
    loseReceipts: () => {
      losesReceipts = true;
    },
    reload: () => {
      opened.stop();
      opened = open();
    },
    close: () => opened.stop(),
  };
}

type EditorOptions = { doors: Doors; flow: Flow; author: string; initial: FlowDocument };

/** Waits until it no longer throws. */
export async function until(check: () => void | Promise<void>): Promise<void> {
  await vi.waitFor(check, { timeout: 10_000, interval: 5 });
}

type Kept = { state: Uint8Array | null; facts: Map<string, unknown> };

/** What IndexedDB does, in memory. */
function keeperOf(kept: Kept): OpenKeeper {
  return (_, doc) => {
    if (kept.state !== null) Y.applyUpdate(doc, kept.state);
    doc.on('update', () => {
      kept.state = Y.encodeStateAsUpdate(doc);
    });
    return {
      loaded: Promise.resolve(),
      get: async (name) => structuredClone(kept.facts.get(name)),
      set: async (name, value) => void kept.facts.set(name, structuredClone(value)),
      clear: async () => {
        kept.state = null;
        kept.facts.clear();
      },
      close: async () => undefined,
    };
  };
}
