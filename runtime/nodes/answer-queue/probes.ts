import type { Json } from '#runtime/contract/json.ts';
import type { FoundProbe, Probes } from '#runtime/contract/probes.ts';
import type { QueueCaller } from '#runtime/contract/queue.ts';
import type { AnswerQueue } from './fields.ts';
import { localOf } from './local.ts';

/** A caller on the line, one to be called back, one who comes, and nobody for as long as an agent waits. */
export function probes(data: AnswerQueue): Probes {
  const callers: QueueCaller[] = [
    {
      caller: 'called',
      entry: 'entry',
      stay: { call: 'caller', visit: 1 },
      number: '+12015550123',
      waited: 30,
    },
    { caller: 'coming' },
    { caller: 'call-back', entry: 'entry', number: '+12015550123', callerId: '', waited: 30 },
  ];
  const nobody: FoundProbe = { result: { caller: 'nobody' } satisfies QueueCaller, room: 'stays' };
  return {
    lookUps: { queue: [nobody, ...callers.map((result): FoundProbe => ({ result })), { fails: 'timeout' }] },
    lastsSeconds: data.waitSeconds,
    waits: true,
    // Comes after as many looks as there are in its time.
    rare: data.waitSeconds > 0 ? ['nobody'] : [],
  };
}

/** Whom the agent is with, counts and moments apart. */
export function alike(local: Json): Json {
  const { phase, looks, callerId } = localOf(local);
  return { phase, looked: looks > 0, back: callerId !== null };
}
