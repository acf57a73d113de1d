import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { fromDocument } from '#runtime/graph/edit/from-document.ts';
import { createHistory, type History } from '#runtime/graph/edit/history.ts';
import { toDocument } from '#runtime/graph/edit/to-document.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import { perform, plain, randomEdits } from './random-edits.ts';
import { sample } from './sample.ts';

// A busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const origin = (author: string) => ({ author });

test('any sequence of edits gives a document that the parser takes as it is', () => {
  let accepted = 0;
  fc.assert(
    fc.property(randomEdits(40), (edits) => {
      const doc = fromDocument(sample);
      const anna = origin('anna');
      for (const edit of edits) {
        const before = toDocument(doc);
        const edited = perform(doc, anna, edit);
        const after = toDocument(doc);
        if (edited.ok) accepted += 1;
        else expect(after).toEqual(before);
        expect(parseFlow(plain(after))).toEqual({ ok: true, document: after });
      }
    }),
    { numRuns: 25 },
  );
  expect(accepted).toBeGreaterThan(100);
});

test('undo of all gives the first document back, redo of all the last', () => {
  fc.assert(
    fc.property(randomEdits(30), (edits) => {
      const doc = fromDocument(sample);
      const anna = origin('anna');
      const history = createHistory(doc, anna);
      for (const edit of edits) {
        history.step(null);
        perform(doc, anna, edit);
      }
      const last = toDocument(doc);
      while (history.canUndo()) history.undo();
      expect(toDocument(doc)).toEqual(sample);
      while (history.canRedo()) history.redo();
      expect(toDocument(doc)).toEqual(last);
    }),
    { numRuns: 25 },
  );
});

test('undo takes back only one’s own edits', () => {
  const ofSteps = /Node|Item|Field|wire/;
  fc.assert(
    fc.property(randomEdits(24), (edits) => {
      const [doc, without] = [fromDocument(sample), fromDocument(sample)];
      const [anna, ben] = [origin('anna'), origin('ben')];
      const history = createHistory(doc, anna);
      const [his, hers] = [edits.filter(({ kind }) => ofSteps.test(kind)), edits.filter(isOther)];
      function isOther({ kind }: { kind: string }): boolean {
        return !ofSteps.test(kind) && !['replaceDocument', 'deleteParts', 'moveParts'].includes(kind);
      }
      for (let turn = 0; turn < edits.length; turn += 1) {
        const [step, other] = [his[turn], hers[turn]];
        if (other) perform(doc, anna, other);
        if (step)
          Y.applyUpdate(
            doc,
            recorded(without, () => perform(without, ben, step)),
            ben,
          );
      }
      while (history.canUndo()) history.undo();
      expect(toDocument(doc)).toEqual(toDocument(without));
    }),
    { numRuns: 25 },
  );
});

/** What an edit changed, as it is sent. */
function recorded(doc: Y.Doc, edit: () => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  edit();
  return Y.encodeStateAsUpdate(doc, before);
}

test('replicas that exchange their edits in any order end with the same document, which the parser takes', () => {
  fc.assert(
    fc.property(
      fc.array(randomEdits(6), { minLength: 2, maxLength: 8 }),
      fc.array(fc.nat({ max: 2 }), { minLength: 8, maxLength: 8 }),
      (rounds, exchanges) => {
        const replicas = ['anna', 'ben', 'cem'].map((author) => ({
          doc: fromDocument(sample),
          by: origin(author),
          history: null as History | null,
        }));
        for (const replica of replicas) replica.history = createHistory(replica.doc, replica.by);
        rounds.forEach((edits, round) => {
          const own = replicas[round % replicas.length];
          for (const edit of edits) if (own) perform(own.doc, own.by, edit);
          if (round % 3 === 2) own?.history?.undo();
          const from = replicas[exchanges[round] ?? 0];
          if (own && from && own !== from) Y.applyUpdate(own.doc, Y.encodeStateAsUpdate(from.doc), 'remote');
        });
        for (const a of replicas)
          for (const b of replicas)
            if (a !== b)
              Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)), 'remote');
        for (const a of replicas)
          for (const b of replicas) if (a !== b) Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc), 'remote');
        const [first, ...others] = replicas.map(({ doc }) => toDocument(doc));
        for (const other of others) expect(other).toEqual(first);
        expect(parseFlow(plain(first))).toEqual({ ok: true, document: first });
      },
    ),
    { numRuns: 25 },
  );
});

test('the same flow always becomes the same bytes', () => {
  const bytes = () => Y.encodeStateAsUpdate(fromDocument(sample));
  expect(bytes()).toEqual(bytes());
  expect(toDocument(fromDocument(sample))).toEqual(sample);
});
