import { describe, expect, test } from 'vitest';
import { migrate } from '#runtime/graph/migrations.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';

const sketch = () =>
  new FlowSketch('Small').node('in', 'incoming-call').node('hello', 'speak', { prompt: words('Hello') });

function problemsOf(json: unknown) {
  const parsed = parseFlow(json);
  return parsed.ok ? [] : parsed.problems.map(({ code, node, field }) => ({ code, node, field }));
}

describe('a document that is sound', () => {
  test('comes back with the defaults of its steps filled in', () => {
    const parsed = parseFlow(sketch().document());
    expect(parsed.ok && parsed.document.nodes['hello']?.data).toEqual({ loop: 1, prompt: words('Hello') });
  });

  test('is the same when it is parsed again', () => {
    const once = parseFlow(sketch().document());
    expect(once.ok && parseFlow(JSON.parse(JSON.stringify(once.document)))).toEqual(once);
  });

  test('loses control characters and halves of characters, which could not be stored', () => {
    const odd = sketch()
      .node('odd', 'speak', { prompt: words('a\0b\u0001secret:s1\u0001\n\ud800c') })
      .document();
    const parsed = parseFlow(odd);
    expect(parsed.ok && parsed.document.nodes['odd']?.data['prompt']).toEqual(words('absecret:s1\nc'));
  });
});

describe('what is none is told with its place', () => {
  test.each([null, undefined, 7, 'flow', [], {}, { schemaVersion: 'one' }, { schemaVersion: 0.5 }])(
    '%j',
    (json) => {
      expect(problemsOf(json)[0]?.code).toBe('not-a-flow');
    },
  );

  test('a document of a newer Ringtree', () => {
    expect(problemsOf({ ...sketch().document(), schemaVersion: 99 })).toEqual([
      { code: 'newer-document', node: null, field: 'schemaVersion' },
    ]);
  });

  test('unknown keys and wrong values, in settings and in steps', () => {
    const document = sketch().node('wait', 'pause', { seconds: 0, colour: 'red' }).document();
    expect(problemsOf({ ...document, colour: 'red' })).toEqual([
      { code: 'invalid-field', node: null, field: null },
    ]);
    const settings = { ...document.settings, country: 'us' };
    expect(problemsOf({ ...document, settings })).toEqual([
      { code: 'invalid-field', node: null, field: 'settings.country' },
    ]);
    expect(problemsOf(document)).toEqual([
      { code: 'invalid-field', node: 'wait', field: 'seconds' },
      { code: 'invalid-field', node: 'wait', field: null },
    ]);
  });

  test('a step of an unknown kind, and one of a newer version', () => {
    const document = sketch().node('odd', 'teleport').node('new', 'pause').document();
    const node = document.nodes['new'];
    if (node) node.version = 9;
    expect(problemsOf(document)).toEqual([
      { code: 'unknown-kind', node: 'odd', field: null },
      { code: 'newer-step', node: 'new', field: null },
    ]);
  });

  test('lists inside of one another without end', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(problemsOf({ ...sketch().document(), notes: deep })[0]?.code).toBe('too-deep');
  });
});

describe('migrations', () => {
  const migrations = [
    { from: 1, migrate: (json: object) => ({ ...json, b: 2 }) },
    { from: 2, migrate: (json: object) => ({ ...json, c: 3 }) },
  ];

  test('run from the version of the document to the newest', () => {
    const way = { newest: 3, migrations };
    expect(migrate({ a: 1 }, 1, way)).toEqual({ ok: true, json: { a: 1, b: 2, c: 3 } });
    expect(migrate({ a: 1 }, 2, way)).toEqual({ ok: true, json: { a: 1, c: 3 } });
    expect(migrate({ a: 1 }, 3, way)).toEqual({ ok: true, json: { a: 1 } });
  });

  test('tell when there is no way, when the document is newer, and when one breaks', () => {
    expect(migrate({}, 0, { newest: 3, migrations })).toEqual({ ok: false, reason: 'older' });
    expect(migrate({}, 4, { newest: 3, migrations })).toEqual({ ok: false, reason: 'newer' });
    const broken = {
      from: 1,
      migrate: () => {
        throw new TypeError('unsound');
      },
    };
    expect(migrate({}, 1, { newest: 2, migrations: [broken] })).toEqual({ ok: false, reason: 'failed' });
  });
});
