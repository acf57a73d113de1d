import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentValues } from '#runtime/contract/recent-values.ts';

const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
type Command = { kind: 'get' | 'set' | 'delete'; key: string };
const command: fc.Arbitrary<Command> = fc.record({
  kind: fc.constantFrom('get', 'set', 'set', 'delete'),
  key: fc.constantFrom(...keys),
});
const commands = fc.array(command, { maxLength: 60 });
const most = fc.integer({ min: 1, max: 4 });

/** The values after the commands, what they should be, and the keys in the order of their last use. */
function play(most: number, commands: readonly Command[]) {
  const values = new RecentValues<number>(most);
  const model = new Map<string, number>();
  const used = new Set<string>();
  for (const [place, { kind, key }] of commands.entries()) {
    if (kind === 'delete') {
      values.delete(key);
      model.delete(key);
      continue;
    }
    if (kind === 'set') {
      values.set(key, place);
      model.set(key, place);
    } else if (values.get(key) === undefined) continue;
    used.delete(key);
    used.add(key);
  }
  return { values, model, used: [...used] };
}

/** Reading one may make it forget others, so each is read from values of its own. */
function held(most: number, commands: readonly Command[]): Map<string, number> {
  const found = keys.map((key) => [key, play(most, commands).values.get(key)] as const);
  return new Map(found.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

test('what was used among the last is there', () => {
  fc.assert(
    fc.property(most, commands, (most, commands) => {
      const { model, used } = play(most, commands);
      const recent = used.slice(-most).filter((key) => model.has(key));
      expect([...held(most, commands).keys()]).toEqual(expect.arrayContaining(recent));
    }),
    { numRuns: 1_000 },
  );
});

test('what is there was set last, and not deleted since', () => {
  fc.assert(
    fc.property(most, commands, (most, commands) => {
      const { model } = play(most, commands);
      for (const [key, value] of held(most, commands)) expect(value).toBe(model.get(key));
    }),
    { numRuns: 1_000 },
  );
});

test('there are never more than twice as many', () => {
  fc.assert(
    fc.property(most, commands, (most, commands) => {
      expect(held(most, commands).size).toBeLessThanOrEqual(2 * most);
    }),
    { numRuns: 1_000 },
  );
});

test('what nobody uses is forgotten', () => {
  const values = new RecentValues<string>(2);
  for (const key of ['a', 'b', 'c', 'd']) values.set(key, key);
  expect(values.get('a')).toBeUndefined();
  expect(values.get('d')).toBe('d');
});
