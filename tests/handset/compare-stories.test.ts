import { expect, it } from 'vitest';
import { compareStories } from '#components/simulator/model/compare-stories.ts';
import type { StoryLine } from '#components/simulator/model/story-line.ts';

function said(...texts: string[]): StoryLine[] {
  return texts.map((text, place) => ({
    key: `line-${place}`,
    at: place * 1_000,
    turn: place,
    kind: 'note',
    tone: 'quiet',
    text,
  }));
}

function words(one: StoryLine[], other: StoryLine[]) {
  const textOf = (line: StoryLine | null) => (line?.kind === 'note' ? line.text : null);
  return compareStories(one, other).map((line) => [textOf(line.one), textOf(line.other)]);
}

it('sets like lines side by side, and what only one has alone', () => {
  expect(words(said('a', 'b', 'c'), said('a', 'x', 'c', 'd'))).toEqual([
    ['a', 'a'],
    ['b', null],
    [null, 'x'],
    ['c', 'c'],
    [null, 'd'],
  ]);
});

it('finds no difference in times and keys', () => {
  const [line] = said('a');
  if (line === undefined) throw new Error('There is one.');
  expect(compareStories([line], [{ ...line, at: 7, key: 'other', turn: 9 }])).toHaveLength(1);
  expect(compareStories([], [])).toEqual([]);
});

it('takes an end for an end, whenever it came', () => {
  const end = (text: string): StoryLine => ({ key: text, at: 0, turn: 1, kind: 'ended', text });
  expect(compareStories([end('after 3 s')], [end('after 4 s')])).toHaveLength(1);
});
