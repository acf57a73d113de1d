import { isRefusal } from '#lib/database/is-refusal.ts';
import type { TurnWrite } from '#lib/database/turn-write.ts';
import { TurnError } from './turn-error.ts';

/** Stores turns in groups: what comes while groups are being written makes the next. */
export type Committer = {
  /** Whether the turn is stored; false when it lost its guard. Rejects with `database` when it is in doubt, or can't be stored at all. */
  commit: (write: TurnWrite) => Promise<boolean>;
};

type Write = (writes: TurnWrite[]) => Promise<ReadonlySet<string>>;

/**
 * One statement holds at most `most` turns, and never two of one call. Another is sent beside it when many wait, at once, so that PostgreSQL has work while this process makes
 * the next group; and when few turns are under way, since the machine has time then. Else it would only make the groups smaller, and a statement costs as much as ten
 * turns in it, for both sides.
 */
export function createCommitter(write: Write, most: number): Committer {
  const waiting: Waiting[] = [];
  let lanes = 0;
  let underWay = 0;
  let isBeginning = false;

  const isWorthOne = (): boolean =>
    waiting.length >= manyWaiting || (waiting.length > 0 && underWay <= fewUnderWay);
  const writeAll = async (): Promise<void> => {
    if (lanes === mostLanes) return;
    lanes += 1;
    while (isWorthOne()) {
      const group = takeGroup(waiting, most);
      underWay += group.length;
      await writeGroup(group, write);
      underWay -= group.length;
    }
    lanes -= 1;
  };
  return {
    commit: (turn) =>
      new Promise((resolve, reject) => {
        waiting.push({ turn, resolve, reject });
        if (waiting.length >= manyWaiting) void writeAll();
        else if (!isBeginning && isWorthOne()) {
          isBeginning = true;
          // After the turns that this tick still steps, so that they go along.
          setImmediate(() => {
            isBeginning = false;
            void writeAll();
          });
        }
      }),
  };
}

const mostLanes = 2;
/** Measured: fewer make groups too small, more let PostgreSQL wait. */
const manyWaiting = 80;
const fewUnderWay = 4;

type Waiting = { turn: TurnWrite; resolve: (stored: boolean) => void; reject: (error: unknown) => void };

function takeGroup(waiting: Waiting[], most: number): Waiting[] {
  const group = new Map<string, Waiting>();
  const later: Waiting[] = [];
  for (const one of waiting.splice(0)) {
    if (group.size < most && !group.has(one.turn.id)) group.set(one.turn.id, one);
    else later.push(one);
  }
  waiting.push(...later);
  return [...group.values()];
}

/** A group that PostgreSQL refuses is stored turn by turn, so that one turn can't spoil another; nothing of it is stored then. */
async function writeGroup(group: Waiting[], write: Write): Promise<void> {
  try {
    const stored = await write(group.map(({ turn }) => turn));
    for (const { turn, resolve } of group) resolve(stored.has(turn.id));
  } catch (error) {
    if (group.length > 1 && isRefusal(error)) {
      for (const one of group) await writeGroup([one], write);
      return;
    }
    for (const { reject } of group) reject(new TurnError('database', { cause: error }));
  }
}
