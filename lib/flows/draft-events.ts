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
  return new ReadableStream({
    start: (controller) => {
      const send = (text: string): void => controller.enqueue(encoder.encode(text));
      const tell = (sequence: number): void => {
        if (sequence === last) return;
        last = sequence;
        send(`id: ${sequence}\ndata: ${sequence}\n\n`);
      };
      // The newest number alone counts, so that one that comes late cannot turn back a newer one.
      const look = (): void =>
        void draftRevision(workspace, flow)
          .then((sequence) => (ended.aborted ? undefined : tell(sequence)))
          .catch(() => undefined);
      const silence = listenToDraft(database, flow.id, (sequence) => {
        if (sequence === null) look();
        else if (sequence > last) tell(sequence);
      });
      const heartbeat = setInterval(() => {
        send(': still here\n\n');
        look();
      }, options.heartbeatMs ?? everyMs);
      stop = () => {
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
      look();
    },
    cancel: () => stop(),
  });
}

const everyMs = 15_000;
const retryMs = 1_000;
