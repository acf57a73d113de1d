import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { FlowServer, Sent } from '#components/document/flow-server.ts';
import { startSync } from '#components/document/sync.ts';
import { renameFlow } from '#runtime/graph/edit/flow-edits.ts';
import { until } from './editors.ts';
import { opened } from './sample.ts';

/** A server that has one update and whose replies to what is sent are given. */
function talk(reply: Sent) {
  const doc = opened();
  const asked: number[] = [];
  let hear = (_: number): void => undefined;
  const server: FlowServer = {
    read: async (after) => {
      asked.push(after);
      return { update: after === 0 ? Y.encodeStateAsUpdate(doc) : null, sequence: after === 0 ? 1 : 2 };
    },
    send: async () => reply,
    listen: (_, signal, listener) => {
      hear = listener;
      return new Promise((_, reject) => signal.addEventListener('abort', reject));
    },
  };
  const own = new Y.Doc();
  const sync = startSync(own, { server, changed: () => undefined, gatherMs: 0 });
  return { own, sync, asked, hear: (sequence: number) => hear(sequence) };
}

test('what was added under the next number is not read again', async () => {
  const { own, sync, asked, hear } = talk({ sequence: 2, added: true });
  await until(() => expect(sync.state().met).toBe(true));
  renameFlow(own, { author: 'Anna' }, 'Other');
  await until(() => expect(sync.state().behind).toBe(false));
  hear(2);
  hear(3);
  await until(() => expect(asked).toEqual([0, 2]));
  sync.close();
});

test('what the server had already says nothing of the newest number: that may be somebody else’s', async () => {
  const { own, sync, asked, hear } = talk({ sequence: 2, added: false });
  await until(() => expect(sync.state().met).toBe(true));
  renameFlow(own, { author: 'Anna' }, 'Other');
  await until(() => expect(sync.state().behind).toBe(false));
  hear(2);
  await until(() => expect(asked).toEqual([0, 1]));
  sync.close();
});
