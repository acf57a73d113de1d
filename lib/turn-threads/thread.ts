import { performance } from 'node:perf_hooks';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { calls } from '#lib/calls/calls.ts';
import type { Signal } from '#lib/calls/signal.ts';
import { config } from '#lib/config.ts';
import { consoleToLog } from '#lib/console-to-log.ts';
import { closeDatabase } from '#lib/database/connect.ts';
import { answerWebhook, type Reply, type Visit } from '#lib/http/answer-webhook.ts';
import { webhookDoor } from '#lib/http/webhook-door.ts';
import { log } from '#lib/log.ts';
import { metrics } from '#lib/metrics.ts';
import { shutDown } from '#lib/shutdown.ts';
import { startTracing } from '#lib/tracing.ts';
import {
  type Answered,
  type Asked,
  type FromThread,
  headersText,
  readHeaders,
  sharedNow,
  type ThreadPlace,
  type ToThread,
} from './messages.ts';
import { noteThreadPlace } from './thread-place.ts';

/** A thread that takes turns. It has all of its own, as another process would: connections, remembered calls, counters. */
async function main(port: MessagePort): Promise<void> {
  if (!config().RINGTREE_DEV) consoleToLog();
  await startTracing(process.env);
  const place: ThreadPlace = workerData;
  noteThreadPlace(place);
  // Those who serve `/metrics` read them.
  for (const gauge of [metrics().liveCalls, metrics().outboxDepth]) gauge.remove();
  const answers = createAnswers((message) => port.postMessage(message));
  port.on('message', (message: ToThread) => {
    if (Array.isArray(message)) for (const one of message) answers.take(one);
    else if (message === 'end') void end();
    else void tellMetrics(port);
  });
  void tellOutbox(port, calls().outbox);
  tell(port, 'ready');
}

function tell(port: MessagePort, message: FromThread): void {
  port.postMessage(message);
}

/** Replies leave together: each message wakes the other side up. */
function createAnswers(send: (answered: Answered[]) => void): { take: (asked: Asked) => void } {
  let answered: Answered[] = [];
  return {
    take: ([id, ...asked]) => {
      const answer = (reply: Reply): void => {
        const { status, headers, body } = reply;
        if (answered.push([id, status, headersText(headers), body]) > 1) return;
        setImmediate(() => {
          send(answered);
          answered = [];
        });
      };
      answerWebhook(webhookDoor, visitOf(asked)).then(answer, (error: unknown) => {
        // One webhook must never end the thread, which an unhandled rejection would.
        log().error({ error }, 'a webhook could not be answered');
        answer({ status: 500, headers: {}, body: '' });
      });
    },
  };
}

type AskedWebhook = Asked extends [number, ...infer Rest] ? Rest : never;

function visitOf([method, target, headerText, body, arrivedAt]: AskedWebhook): Visit {
  const headers = readHeaders(headerText);
  return {
    method,
    target,
    headers,
    own: () => `http://${headers['host']}${target}`,
    read: () => body,
    arrivedAt: arrivedAt - sharedNow() + performance.now(),
  };
}

async function tellMetrics(port: MessagePort): Promise<void> {
  tell(port, { metrics: await metrics().registry.getMetricsAsJSON() });
}

async function tellOutbox(port: MessagePort, outbox: Signal): Promise<void> {
  for (;;) {
    await outbox.wait(outboxMs);
    tell(port, 'outbox');
  }
}

/** It is told once more than needed then, which costs nothing. */
const outboxMs = 60_000;

async function end(): Promise<void> {
  await shutDown((name, error) => log().error({ error, name }, 'ending a thread'));
  await closeDatabase().catch((error: unknown) => log().error({ error }, 'closing the database'));
  process.exit();
}

if (!parentPort) throw new Error('This is the program of a thread: server.ts starts it.');
await main(parentPort);
