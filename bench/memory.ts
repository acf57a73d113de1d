import { createCallCache } from '#lib/calls/call-cache.ts';
import type { CallRow } from '#lib/database/call-rows.ts';
import type { Row } from './row.ts';
import { startedCall } from './started-call.ts';

/** Memory of live calls in the process: only the ones spoken to last are kept, the others lie in PostgreSQL. */
export async function main(): Promise<Row[]> {
  return [10_000, 100_000].map((calls) => {
    const bytes = heldBytes(calls);
    return {
      what: `Memory of the process for ${calls.toLocaleString('en')} live calls`,
      value: `${(bytes / 1024 / 1024).toFixed(1)} MB, ${Math.round(bytes / calls)} bytes a call`,
      meaning:
        'A thread remembers the 2,500 to 5,000 calls it spoke to last, so memory does not grow with the calls on the line.',
    };
  });
}

function heldBytes(calls: number): number {
  const before = heap();
  const cache = createCallCache(mostCached);
  for (let number = 0; number < calls; number++) cache.put(record(number));
  const held = heap() - before;
  // Read after measuring, so that it is still there then.
  if (!cache.get({ provider: 'twilio', providerCallId: `CA${calls - 1}` }))
    throw new Error('The cache is empty.');
  return held;
}

/** As the driver has it. */
const mostCached = 2_500;

function record(number: number): CallRow {
  const id = `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
  return {
    id,
    workspaceId: 'workspace',
    provider: 'twilio',
    providerCallId: `CA${number}`,
    accountId: null,
    numberId: null,
    flowId: null,
    versionId: 'v1',
    revision: 1,
    state: JSON.stringify(startedCall(id)),
  };
}

function heap(): number {
  if (!globalThis.gc) throw new Error('Run it with --expose-gc.');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
