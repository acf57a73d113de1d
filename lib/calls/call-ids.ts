import { uuidv7 } from './uuid.ts';

/** Ids for calls that begin at a time, in milliseconds since 1970: of thread `index` among `count`, such as lead its webhooks back to it. */
export function createCallIds({ index, count }: { index: number; count: number }): (at: number) => string {
  return (at) => {
    for (;;) {
      const id = uuidv7(at);
      if (threadOfCall(id, count) === index) return id;
    }
  };
}

/** The thread, among `count`, whose ids look like this. */
export function threadOfCall(id: string, count: number): number {
  return Number.parseInt(id.slice(-2), 16) % count;
}
