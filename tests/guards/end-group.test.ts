import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { endGroup } from './end-group.ts';

/** Leaves another process running, which keeps its output open. */
const leaver = `
  const options = { stdio: ['ignore', 'inherit', 'ignore'] };
  require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 60_000)'], options).unref();
`;

test('what a process left running is ended with its group', async () => {
  const child = spawn(process.execPath, ['-e', leaver], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  await once(child, 'exit');
  // It closes when nobody holds it any more.
  expect(child.stdout.readableEnded).toBe(false);
  await endGroup(child.pid ?? 0);
  child.stdout.resume();
  await closed;
});
