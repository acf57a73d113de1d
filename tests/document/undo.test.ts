import { expect, test } from 'vitest';
import { bindEdits } from '#components/document/bind-edits.ts';
import { createHistory } from '#runtime/graph/edit/history.ts';
import { toDocument } from '#runtime/graph/edit/to-document.ts';
import { opened } from './sample.ts';

/** The sample, as somebody has it open who has done nothing yet. */
function open() {
  const doc = opened();
  const origin = { author: 'anna' };
  const history = createHistory(doc, origin);
  const edit = bindEdits({ doc: () => doc, origin, step: history.step, edited: () => undefined });
  return { edit, history, now: () => toDocument(doc) };
}

const speak = { kind: 'speak', name: 'New one', position: { x: 40, y: 50 } };

test.each([
  ['that leads nowhere', { from: 'voicemail', port: 'hung-up' }],
  ['that leads somewhere already', { from: 'main-menu', port: 'option:hours' }],
])('a step after an outcome %s comes and goes with its wire', (_, after) => {
  const { edit, history, now } = open();
  const before = now();
  const added = edit.addNode({ ...speak, after });
  if (!added.ok) throw new Error(added.code);
  const wired = now();
  expect(Object.keys(wired.nodes)).toHaveLength(Object.keys(before.nodes).length + 1);
  expect(wired.edges).toContainEqual({ ...after, to: added.id });
  history.undo();
  expect(now()).toEqual(before);
  expect(history.canUndo()).toBe(false);
  history.redo();
  expect(now()).toEqual(wired);
  expect(history.canRedo()).toBe(false);
});

test.each([
  ['of a step that is gone', { from: 'nobody', port: 'next' }],
  ['that the step does not have (any more)', { from: 'main-menu', port: 'option:gone' }],
])('after an outcome %s no step is added', (_, after) => {
  const { edit, history, now } = open();
  const before = now();
  expect(edit.addNode({ ...speak, after })).toMatchObject({ ok: false, code: 'not-found' });
  expect(now()).toEqual(before);
  expect(history.canUndo()).toBe(false);
});

test('steps and notes deleted together go and come back at once', () => {
  const { edit, history, now } = open();
  const before = now();
  const parts = { nodes: ['hours', 'noted'], notes: ['phones', 'handlers'] };
  expect(edit.deleteParts(parts)).toEqual({ ok: true });
  const after = now();
  expect(after.notes).toEqual([]);
  for (const id of parts.nodes) {
    expect(after.nodes[id]).toBeUndefined();
    expect(after.edges.filter(({ from, to }) => from === id || to === id)).toEqual([]);
  }
  history.undo();
  expect(now()).toEqual(before);
  expect(history.canUndo()).toBe(false);
  history.redo();
  expect(now()).toEqual(after);
  expect(history.canRedo()).toBe(false);
});

test('steps and notes moved together go and come back at once', () => {
  const { edit, history, now } = open();
  const before = now();
  const there = { x: 1230, y: -450 };
  expect(
    edit.moveParts({ nodes: { hours: there, gone: there }, notes: { phones: there, gone: there } }),
  ).toEqual({ ok: true });
  const after = now();
  expect(after.nodes['hours']?.position).toEqual(there);
  expect(after.notes.find(({ id }) => id === 'phones')?.position).toEqual(there);
  expect(after.notes.find(({ id }) => id === 'handlers')).toEqual(
    before.notes.find(({ id }) => id === 'handlers'),
  );
  history.undo();
  expect(now()).toEqual(before);
  expect(history.canUndo()).toBe(false);
});

test('a move of what is gone, or to nowhere, is refused whole', () => {
  const { edit, now } = open();
  const before = now();
  expect(edit.moveParts({ nodes: { gone: { x: 0, y: 0 } } })).toMatchObject({ code: 'not-found' });
  const nowhere = { x: Number.NaN, y: 0 };
  const moves = { nodes: { hours: { x: 5, y: 5 } }, notes: { phones: nowhere } };
  expect(edit.moveParts(moves)).toMatchObject({ ok: false, code: 'invalid' });
  expect(now()).toEqual(before);
});

test('of what is to be deleted, what is gone already does not hinder the rest', () => {
  const { edit, now } = open();
  expect(edit.deleteParts({ nodes: ['gone'], notes: ['phones', 'gone'] })).toEqual({ ok: true });
  expect(now().notes.map(({ id }) => id)).toEqual(['handlers']);
  expect(edit.deleteParts({ nodes: ['gone'], notes: ['phones'] })).toMatchObject({
    ok: false,
    code: 'not-found',
  });
});
