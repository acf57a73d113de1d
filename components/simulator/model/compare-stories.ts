import type { StoryLine } from '#components/simulator/model/story-line.ts';

/** Lines of two stories beside each other; one that the other does not have stands alone. */
export type ComparedLine = { one: StoryLine | null; other: StoryLine | null };

/** Aligns two stories so that as many lines as possible stand beside their like (the longest common subsequence). */
export function compareStories(one: readonly StoryLine[], other: readonly StoryLine[]): ComparedLine[] {
  const most = lengths(one, other);
  const compared: ComparedLine[] = [];
  let [left, right] = [0, 0];
  while (left < one.length || right < other.length) {
    const [here, there] = [one[left], other[right]];
    if (here !== undefined && there !== undefined && wordsOf(here) === wordsOf(there)) {
      compared.push({ one: here, other: there });
      left += 1;
      right += 1;
    } else if (
      here !== undefined &&
      (there === undefined || at(most, left + 1, right) >= at(most, left, right + 1))
    ) {
      compared.push({ one: here, other: null });
      left += 1;
    } else if (there !== undefined) {
      compared.push({ one: null, other: there });
      right += 1;
    }
  }
  return compared;
}

/** The length of the longest common rest, by places. */
function lengths(one: readonly StoryLine[], other: readonly StoryLine[]): number[][] {
  const table = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  for (let left = one.length - 1; left >= 0; left -= 1) {
    for (let right = other.length - 1; right >= 0; right -= 1) {
      const row = table[left];
      const [here, there] = [one[left], other[right]];
      if (row === undefined || here === undefined || there === undefined) continue;
      row[right] =
        wordsOf(here) === wordsOf(there)
          ? at(table, left + 1, right + 1) + 1
          : Math.max(at(table, left + 1, right), at(table, left, right + 1));
    }
  }
  return table;
}

function at(table: readonly (readonly number[])[], row: number, column: number): number {
  return table[row]?.[column] ?? 0;
}

/** What of a line counts: times and ids differ between providers. */
function wordsOf({ key: _key, at: _at, turn: _turn, ...line }: StoryLine): string {
  if (line.kind === 'ended') return 'ended';
  return JSON.stringify('language' in line ? { ...line, language: '', url: '' } : line);
}
