import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WaitingList } from '#lib/turn-threads/waiting-list.ts';

test('a number that comes late never gets the place of another', () => {
  const list = new WaitingList<string>(1);
  const early = list.add('early') ?? 0;
  expect(list.take(early)).toBe('early');
  const next = list.add('next') ?? 0;
  expect(list.take(early)).toBeUndefined();
  expect(list.all()).toEqual([{ id: next, one: 'next' }]);
  expect(list.take(next)).toBe('next');
});

test('no more wait than may, and one who goes makes room', () => {
  const list = new WaitingList<string>(2);
  const first = list.add('first') ?? 0;
  list.add('second');
  expect(list.add('third')).toBeUndefined();
  list.take(first);
  expect(list.add('third')).toBeDefined();
  expect(list.add('fourth')).toBeUndefined();
});

/** What `take` is given: a number that was given out at some time, or any. */
type Command = { kind: 'add' } | { kind: 'take'; given: number } | { kind: 'guess'; id: number };
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constant<Command>({ kind: 'add' }),
  fc.nat(60).map((given): Command => ({ kind: 'take', given })),
  fc.nat(60).map((id): Command => ({ kind: 'guess', id })),
);

test('it is a map whose keys are never used twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(command, { maxLength: 60 }), (most, commands) => {
      const list = new WaitingList<object>(most);
      const model = new Map<number, object>();
      const given: number[] = [];
      const take = (id: number) => {
        expect(list.take(id)).toBe(model.get(id));
        model.delete(id);
      };
      const add = () => {
        const one = {};
        const id = list.add(one);
        expect(id === undefined).toBe(model.size === most);
        if (id === undefined) return;
        expect(given).not.toContain(id);
        given.push(id);
        model.set(id, one);
      };
      for (const one of commands) {
        if (one.kind === 'add') add();
        else take(one.kind === 'guess' ? one.id : (given[one.given % given.length] ?? 0));
        const all = list.all().map(({ id, one }): [number, object] => [id, one]);
        expect(new Map(all)).toEqual(model);
        expect(all).toHaveLength(model.size);
      }
    }),
    { numRuns: 500 },
  );
});
