import type { Json } from '#runtime/contract/json.ts';
import type { FoundProbe, Probes } from '#runtime/contract/probes.ts';
import type { Queue } from './fields.ts';
import { localOf } from './local.ts';

/** Somebody else first, an agent, no room, or nothing known of the call; and the end of patience. */
export function probes({ timeLimitSeconds, callBack, leave }: Queue): Probes {
  const finds = (standing: Json, room?: 'stays' | 'opens'): FoundProbe => ({
    result: standing,
    ...(room === undefined ? {} : { room }),
  });
  const standings = [
    finds(
      { standing: 'waiting', entry: 'entry', position: 1, waiting: 1, averageSeconds: null, agent: null },
      'stays',
    ),
    finds({ standing: 'taken', entry: 'entry', agent: { call: 'agent', visit: 1 } }, 'opens'),
    finds({ standing: 'full' }),
    finds({ standing: 'left' }),
  ];
  return {
    digits: [...(callBack.on ? [callBack.key] : []), ...(leave.on ? [leave.key] : [])],
    lookUps: { queue: standings },
    lastsSeconds: timeLimitSeconds,
    waits: true,
    rare: ['failed'],
  };
}

/** What it waits for, moments and counts apart. */
export function alike(local: Json): Json {
  const { phase, wish, lacksNumber, isOver } = localOf(local);
  return { phase, wish, lacksNumber, isOver };
}
