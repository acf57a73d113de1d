import type { Database } from '#lib/database/connect.ts';
import type { Flow } from '#lib/database/generated/client.ts';
import { listenToDraft } from '#lib/flows/draft-hub.ts';
import { draftRevision } from '#lib/flows/read-updates.ts';
import { shutdownSignal } from '#lib/shutdown.ts';
import { defaultWorkspace } from '#lib/workspace.ts';

export type DraftEvents = {
  /** The number that the page has already; it is told at once when there is a newer one. */
  last: number;
  signal: AbortSignal;
  heartbeatMs?: number;
};

/**
 * Server-sent events with the number of a draft's newest update, each of which is the event's id as well. A heartbeat keeps the connection open and
 * looks whether something was missed.
 */
export function draftEvents(
  database: Database,
  flow: Flow,
  options: DraftEvents,
): ReadableStream<Uint8Array> {
  const workspace = defaultWorkspace(database);
  const encoder = new TextEncoder();
  const ended = AbortSignal.any([options.signal, shutdownSignal()]);
  let { last } = options;
  let stop = (): void => undefined;
  let isStopped = false;
  return new ReadableStream({
    start: (controller) => {
      const send = (text: string): void => controller.enqueue(encoder.encode(text));
      const tell = (sequence: number): void => {
        if (sequence === last) return;
        last = sequence;
        send(`id: ${sequence}\ndata: ${sequence}\n\n`);
      };
      // Only a database that was set back has a smaller number, and not one that was asked before a newer was told.
      const look = async (): Promise<void> => {
        const before = last;
        const sequence = await draftRevision(workspace, flow).catch(() => before);
        if (!ended.aborted && !isStopped && (sequence > last || before === last)) tell(sequence);
      };
      const silence = listenToDraft(database, flow.id, (sequence) => {
        if (sequence === null) void look();
        else if (sequence > last) tell(sequence);
      });
      const heartbeat = setInterval(() => {
        send(': still here\n\n');
        void look();
      }, options.heartbeatMs ?? everyMs);
      stop = () => {
        isStopped = true;
        ended.removeEventListener('abort', stop);
        clearInterval(heartbeat);
        silence();
        try {
          controller.close();
        } catch {
          // The reader is gone already.
        }
      };
      ended.addEventListener('abort', stop);
      if (ended.aborted) return stop();
      send(`retry: ${retryMs}\n\n`);
      void look();
    },
    cancel: () => stop(),
  });
}

const everyMs = 15_000;
const retryMs = 1_000;
