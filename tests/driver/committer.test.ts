import { expect, test } from 'vitest';
import { createCommitter } from '#lib/calls/committer.ts';
import { TurnError } from '#lib/calls/turn-error.ts';
import type { TurnWrite } from '#lib/database/turn-write.ts';

/** A committer whose groups are stored when the test says so. */
function watched(most: number) {
  const groups: { ids: string[]; store: () => void; fail: (error: unknown) => void }[] = [];
  let grown = Promise.withResolvers<void>();
  const committer = createCommitter((writes) => {
    const { promise, resolve, reject } = Promise.withResolvers<ReadonlySet<string>>();
    const ids = writes.map(({ id }) => id);
    groups.push({ ids, store: () => resolve(new Set(ids)), fail: reject });
    grown.resolve();
    grown = Promise.withResolvers();
    return promise;
  }, most);
  const commit = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) =>
      committer.commit({ id: String(from + index) } as TurnWrite),
    );
  return { groups, commit, another: () => grown.promise };
}

test('what comes together is one group; a few that come meanwhile wait for it, and go together', async () => {
  const { groups, commit, another } = watched(200);
  const first = commit(0, 5);
  await another();
  const second = commit(5, 50);
  expect(groups.map(({ ids }) => ids.length)).toEqual([5]);
  groups[0]?.store();
  await another();
  expect(groups[1]?.ids).toHaveLength(45);
  groups[1]?.store();
  expect(await Promise.all([...first, ...second])).toEqual(Array.from({ length: 50 }, () => true));
});

test('beside a group of a few another is sent, and no third', async () => {
  const { groups, commit, another } = watched(200);
  const all = commit(0, 4);
  await another();
  all.push(...commit(4, 6));
  await another();
  all.push(...commit(6, 9));
  expect(groups.map(({ ids }) => ids.length)).toEqual([4, 2]);
  groups[0]?.store();
  await another();
  expect(groups[2]?.ids).toHaveLength(3);
  groups[1]?.store();
  groups[2]?.store();
  await Promise.all(all);
});

test('many are sent at once, beside a group that is under way, and never more than two groups nor more in one than it may hold', async () => {
  const { groups, commit, another } = watched(100);
  const few = commit(0, 5);
  await another();
  const many = commit(5, 300);
  expect(groups.map(({ ids }) => ids.length)).toEqual([5, 80]);
  groups[0]?.store();
  await another();
  expect(groups[2]?.ids).toHaveLength(100);
  groups[1]?.store();
  await another();
  expect(groups[3]?.ids).toHaveLength(100);
  groups[2]?.store();
  groups[3]?.store();
  await another();
  expect(groups.flatMap(({ ids }) => ids)).toHaveLength(300);
  groups[4]?.store();
  await Promise.all([...few, ...many]);
});

test('a group that PostgreSQL refuses is stored one by one; one whose connection broke is in doubt', async () => {
  const { groups, commit, another } = watched(100);
  const refused = Promise.allSettled(commit(0, 2));
  await another();
  groups[0]?.fail(Object.assign(new Error('no uuid'), { code: '22P02' }));
  await another();
  groups[1]?.fail(Object.assign(new Error('no uuid'), { code: '22P02' }));
  await another();
  groups[2]?.store();
  expect(await refused).toMatchObject([
    { status: 'rejected', reason: { code: 'database' } },
    { status: 'fulfilled', value: true },
  ]);
  const inDoubt = Promise.allSettled(commit(2, 4));
  await another();
  groups[3]?.fail(Object.assign(new Error('broken'), { code: 'EPIPE' }));
  const reason = expect.any(TurnError);
  expect(await inDoubt).toEqual([
    { status: 'rejected', reason },
    { status: 'rejected', reason },
  ]);
  expect(groups).toHaveLength(4);
});
