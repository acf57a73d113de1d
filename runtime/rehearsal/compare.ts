import type { Program } from '#runtime/graph/program.ts';
import type { Rehearsal } from './rehearsal.ts';
import { type StoryLine, storyLines } from './story-lines.ts';

/** What the same call came to on two providers, side by side: lines that are equal stand in one row, and so do two that differ at one place. */
export type ComparedRow = {
  kind: StoryLine['kind'];
  /** null where only the other has it. */
  one: string | null;
  other: string | null;
  same: boolean;
};

/** Compares what was heard, done, passed, sent and emulated; times, addresses and the providers' own words are left out. `program` names the steps. */
export function compareRehearsals(
  one: Pick<Rehearsal, 'moments' | 'call'>,
  other: Pick<Rehearsal, 'moments' | 'call'>,
  program: Program,
): ComparedRow[] {
  const [left, right] = [storyLines(one, program), storyLines(other, program)];
  const shared = sharedLengths(left, right);
  const rows: ComparedRow[] = [];
  let [row, column, from, until] = [0, 0, 0, 0];
  const flush = (): void => void rows.push(...differing(left.slice(from, row), right.slice(until, column)));
  for (
    let [mine, theirs] = [left[0], right[0]];
    mine && theirs;
    [mine, theirs] = [left[row], right[column]]
  ) {
    if (isSame(mine, theirs)) {
      flush();
      rows.push({ kind: mine.kind, one: mine.text, other: theirs.text, same: true });
      row += 1;
      column += 1;
      [from, until] = [row, column];
    } else if ((shared[row + 1]?.[column] ?? 0) >= (shared[row]?.[column + 1] ?? 0)) row += 1;
    else column += 1;
  }
  [row, column] = [left.length, right.length];
  flush();
  return rows;
}

function isSame(one: StoryLine, other: StoryLine): boolean {
  return one.kind === other.kind && one.text === other.text;
}

/** For each two ends of the stories, how many lines they share in order. */
function sharedLengths(left: readonly StoryLine[], right: readonly StoryLine[]): number[][] {
  const lengths = [...left, null].map(() => new Array<number>(right.length + 1).fill(0));
  for (const [row, mine] of [...left.entries()].reverse()) {
    const [here, below] = [lengths[row] ?? [], lengths[row + 1] ?? []];
    for (const [column, theirs] of [...right.entries()].reverse())
      here[column] = isSame(mine, theirs)
        ? (below[column + 1] ?? 0) + 1
        : Math.max(below[column] ?? 0, here[column + 1] ?? 0);
  }
  return lengths;
}

/** Between two lines that are the same: the next of a kind on both sides stand in one row. */
function differing(left: readonly StoryLine[], right: readonly StoryLine[]): ComparedRow[] {
  const rows: ComparedRow[] = [];
  let rest = [...right];
  for (const { kind, text } of left) {
    const place = rest.findIndex((line) => line.kind === kind);
    const before = rest.slice(0, Math.max(0, place));
    rows.push(...before.map(alone), { kind, one: text, other: rest[place]?.text ?? null, same: false });
    rest = rest.slice(place + 1);
  }
  return [...rows, ...rest.map(alone)];
}

function alone({ kind, text }: StoryLine): ComparedRow {
  return { kind, one: null, other: text, same: false };
}
