import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addItem, moveItem, removeItem, setField } from '#runtime/graph/edit/data-edits.ts';
import { deleteParts } from '#runtime/graph/edit/delete-edits.ts';
import type { EditOrigin } from '#runtime/graph/edit/edit.ts';
import type { FlowDoc } from '#runtime/graph/edit/flow-doc.ts';
import { setSettings } from '#runtime/graph/edit/flow-edits.ts';
import { fromDocument } from '#runtime/graph/edit/from-document.ts';
import { createHistory } from '#runtime/graph/edit/history.ts';
import { moveParts } from '#runtime/graph/edit/move-edits.ts';
import { renameNode } from '#runtime/graph/edit/node-edits.ts';
import { toDocument } from '#runtime/graph/edit/to-document.ts';
import { unwire, wire } from '#runtime/graph/edit/wire-edits.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';
import { parsed } from './sample.ts';

const start = parsed(
  new FlowSketch('Desk')
    .node('in', 'incoming-call')
    .node('menu', 'menu', {
      prompt: words('Press 1 or 2'),
      options: [
        { id: 'sales', label: 'Sales', keys: '1' },
        { id: 'help', label: 'Help', keys: '2' },
        { id: 'end', label: 'End', keys: '3' },
      ],
    })
    .node('say', 'speak', { prompt: words('Hello') })
    .node('bye', 'hang-up')
    .wire('in', 'next', 'menu')
    .wire('menu', 'option:sales', 'say')
    .wire('say', 'next', 'bye')
    .document(),
);

type Edit = (doc: FlowDoc, origin: EditOrigin) => { ok: boolean };

/** Two who edit at the same time without hearing of each other, and what both have afterwards. */
function together(annas: Edit[], bens: Edit[]) {
  const [one, two] = [fromDocument(start), fromDocument(start)];
  for (const edit of annas) expect(edit(one, { author: 'Anna' })).toMatchObject({ ok: true });
  for (const edit of bens) expect(edit(two, { author: 'Ben' })).toMatchObject({ ok: true });
  const [ofOne, ofTwo] = [Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(two)];
  Y.applyUpdate(one, ofTwo);
  Y.applyUpdate(two, ofOne);
  const merged = toDocument(one);
  expect(toDocument(two)).toEqual(merged);
  expect(parseFlow(merged)).toEqual({ ok: true, document: merged });
  return merged;
}

const set =
  (node: string, path: string | (string | number)[], value: Parameters<typeof setField>[2]['value']): Edit =>
  (doc, origin) =>
    setField(doc, origin, { node, path, value });

test('edits of different fields of one step all survive', () => {
  const { nodes, settings } = together(
    [
      set('menu', 'prompt.languages.en-US.text', 'Choose'),
      set('menu', 'options.0.keys', '7'),
      (doc, origin) => renameNode(doc, origin, { id: 'menu', name: 'Main menu' }),
      (doc, origin) => setSettings(doc, origin, { country: 'CH' }),
    ],
    [
      set('menu', 'prompt.languages.de', { kind: 'text', text: 'Wählen Sie' }),
      set('menu', ['options', 'sales', 'label'], 'Orders'),
      set('menu', 'speech.on', true),
      (doc, origin) => moveParts(doc, origin, { nodes: { menu: { x: 5, y: 6 } }, notes: {} }),
      (doc, origin) => setSettings(doc, origin, { timeZone: 'Europe/Zurich' }),
    ],
  );
  expect(nodes['menu']).toMatchObject({
    name: 'Main menu',
    position: { x: 5, y: 6 },
    data: {
      prompt: words('Choose', { de: 'Wählen Sie' }),
      options: [{ id: 'sales', label: 'Orders', keys: '7' }, { id: 'help' }, { id: 'end' }],
      speech: { on: true },
    },
  });
  expect(settings).toMatchObject({ country: 'CH', timeZone: 'Europe/Zurich' });
});

test('items of one list are added, moved, changed and removed side by side', () => {
  const options = (node: string) => ({ node, path: 'options' });
  const { nodes } = together(
    [
      (doc, origin) => addItem(doc, origin, { ...options('menu'), item: { id: 'new-a' }, before: null }),
      (doc, origin) => moveItem(doc, origin, { ...options('menu'), item: 'end', before: 'sales' }),
    ],
    [
      (doc, origin) => addItem(doc, origin, { ...options('menu'), item: { id: 'new-b' }, before: 'help' }),
      set('menu', ['options', 'end', 'label'], 'The end'),
      (doc, origin) => removeItem(doc, origin, { ...options('menu'), item: 'sales' }),
    ],
  );
  const list = nodes['menu']?.data['options'];
  expect(list).toMatchObject([
    { id: 'end', label: 'The end' },
    { id: 'new-b' },
    { id: 'help' },
    { id: 'new-a' },
  ]);
});

test('texts put into one list by two people are all there', () => {
  const { settings } = together(
    [(doc, origin) => setSettings(doc, origin, { languages: ['en-US', 'de'], providers: ['twilio'] })],
    [(doc, origin) => setSettings(doc, origin, { languages: ['en-US', 'fr'], providers: ['plivo'] })],
  );
  expect(settings.languages.toSorted()).toEqual(['de', 'en-US', 'fr']);
  expect(settings.languages[0]).toBe('en-US');
  expect(settings.providers.toSorted()).toEqual(['plivo', 'twilio']);
});

test('on the same field one of both wins, for everybody, and the later one if it knew the other', () => {
  const { nodes } = together([set('menu', 'attempts', 4)], [set('menu', 'attempts', 5)]);
  expect([4, 5]).toContain(nodes['menu']?.data['attempts']);
  const [one, two] = [fromDocument(start), fromDocument(start)];
  set('menu', 'attempts', 4)(one, { author: 'Anna' });
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
  set('menu', 'attempts', 5)(two, { author: 'Ben' });
  Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
  expect(toDocument(one).nodes['menu']?.data['attempts']).toBe(5);
});

test('what two changed in ways that do not go together is mended to something sound', () => {
  const { nodes } = together(
    [set('say', 'prompt.languages.en-US', { kind: 'audio', audio: 'a1' })],
    [set('say', 'prompt.languages.en-US.text', 'Hello again')],
  );
  expect(nodes['say']?.data['prompt']).toEqual({ languages: { 'en-US': { kind: 'audio', audio: 'a1' } } });
});

test('delete beats edit, and takes the wires along', () => {
  const { nodes, edges } = together(
    [(doc, origin) => deleteParts(doc, origin, { nodes: ['say'], notes: [] })],
    [
      set('say', 'prompt.languages.en-US.text', 'Hello again'),
      (doc, origin) => wire(doc, origin, { from: 'menu', port: 'option:help', to: 'say' }),
    ],
  );
  expect(Object.keys(nodes)).toEqual(['bye', 'in', 'menu']);
  expect(edges).toEqual([{ from: 'in', port: 'next', to: 'menu' }]);
});

test('a wire of an option that somebody removed goes with it', () => {
  const { edges } = together(
    [(doc, origin) => removeItem(doc, origin, { node: 'menu', path: 'options', item: 'help' })],
    [(doc, origin) => wire(doc, origin, { from: 'menu', port: 'option:help', to: 'bye' })],
  );
  expect(edges.map(({ port }) => port)).not.toContain('option:help');
});

test('an outcome has one wire, whoever draws it', () => {
  const { edges } = together(
    [(doc, origin) => wire(doc, origin, { from: 'menu', port: 'option:help', to: 'bye' })],
    [(doc, origin) => wire(doc, origin, { from: 'menu', port: 'option:help', to: 'say' })],
  );
  expect(edges.filter(({ port }) => port === 'option:help')).toHaveLength(1);
});

test('typing into one field is one step of undo, other edits are steps of their own', () => {
  const doc = fromDocument(start);
  const anna = { author: 'Anna' };
  const history = createHistory(doc, anna);
  for (const text of ['H', 'He', 'Hey']) {
    history.step('say prompt');
    set('say', 'prompt.languages.en-US.text', text)(doc, anna);
  }
  history.step(null);
  unwire(doc, anna, { from: 'say', port: 'next' });
  history.undo();
  expect(toDocument(doc).edges).toEqual(start.edges.toSorted((a, b) => (a.from < b.from ? -1 : 1)));
  expect(toDocument(doc).nodes['say']?.data['prompt']).toEqual(words('Hey'));
  history.undo();
  expect(toDocument(doc).nodes['say']?.data['prompt']).toEqual(words('Hello'));
  expect(history.canUndo()).toBe(false);
});
