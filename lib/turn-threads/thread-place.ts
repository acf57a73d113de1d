import { presentProcessWide, processWide } from '#lib/process-wide.ts';
import type { ThreadPlace } from './messages.ts';

/** Notes that this process has so many threads that take turns (its main thread is none of them: `index` null), or is one of them. */
export function noteThreadPlace(place: NotedPlace): void {
  processWide(name, () => place);
}

/** Which of the threads that take turns this is; one that takes them alone is the only one. */
export function threadPlace(): ThreadPlace {
  const { index, count } = noted();
  return index === null ? { index: 0, count: 1 } : { index, count };
}

/** In how many shares what a process may use is split: the main thread's and those of the others. */
export function shares(): number {
  return 1 + noted().count;
}

type NotedPlace = { index: number | null; count: number };

function noted(): NotedPlace {
  return presentProcessWide<NotedPlace>(name) ?? { index: null, count: 0 };
}

const name = 'thread place';
