import { type MessagePort, parentPort, threadId, workerData } from 'node:worker_threads';
import { createMetrics } from '#lib/metrics.ts';
import {
  type Answered,
  type Asked,
  type FromThread,
  headersText,
  type ToThread,
} from '#lib/turn-threads/messages.ts';

/**
 * A thread that does what the query of a webhook says: `?hold` lets it wait for a `?release`, which answers the last first; `?break` throws, `?spin` never ends, `?outbox` tells of it. The
 * reply is the body that came, and says in headers who replies to what.
 */
function main(port: MessagePort): void {
  const tell = (message: FromThread) => port.postMessage(message);
  const { turns, registry } = createMetrics();
  const held: Answered[] = [];

  function take([id, , target, , body]: Asked): void {
    turns.inc({ provider: 'test', result: 'answered' });
    const thread = String(workerData.index);
    const headers = { target, thread, life: String(threadId), came: typeof body };
    const answered: Answered = [id, 200, headersText(headers), body];
    const { search } = new URL(target, 'http://localhost');
    if (search === '?break') throw new Error('broken on purpose');
    while (search === '?spin');
    if (search === '?outbox') tell('outbox');
    if (search === '?hold') held.push(answered);
    else tell(search === '?release' ? [...held.splice(0), answered].toReversed() : [answered]);
  }

  port.on('message', (message: ToThread) => {
    if (message === 'end') process.exit();
    else if (message === 'tell metrics')
      void registry.getMetricsAsJSON().then((metrics) => tell({ metrics }));
    else for (const asked of message) take(asked);
  });
  tell('ready');
}

if (!parentPort) throw new Error('This is the program of a thread.');
main(parentPort);
