import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesOf, kinds } from './kinds.ts';
import { runCase } from './run-case.ts';

const keys = fc.string({ unit: fc.constantFrom(...'0123456789*#'), maxLength: 12 });
const thread = fc.constantFrom('main', 'main', 'main', 'leg:1', 'leg:2', 'wait');
const leg = fc.integer({ min: 1, max: 3 });
const status = fc.constantFrom('completed', 'busy', 'no-answer', 'failed', 'canceled', 'rejected');

/** What a provider may send, in any order, to a step that may not have asked for it. */
const event = fc.oneof(
  fc.record({ kind: fc.constant('digits-gathered'), digits: keys, thread, callerGone: fc.boolean() }),
  fc.record({
    kind: fc.constant('speech-gathered'),
    text: fc.string({ unit: 'binary', maxLength: 40 }),
    thread,
  }),
  fc.record({ kind: fc.constant('nothing-gathered'), thread, callerGone: fc.boolean() }),
  fc.record({ kind: fc.constant('dial-ended'), status, callerGone: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('recorded', 'nothing-recorded', 'conference-left', 'stream-ended', 'continued'),
  }),
  fc.record({ kind: fc.constant('document-fetched'), thread }),
  fc.record({ kind: fc.constantFrom('leg-progressed', 'leg-ended', 'machine-detected'), leg }),
  fc.record({
    kind: fc.constantFrom(
      'call-ended',
      'recording-ready',
      'transcribed',
      'conference-changed',
      'stream-changed',
    ),
  }),
);

describe.each(kinds)('$kind', ({ kind, schema }) => {
  test('crashes at nothing that a provider may send', () => {
    const later = fc.array(event, { maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...casesOf(kind)), later, (nodeCase, events) => {
        const expected = { kind: 'nothing' as const, instructions: [], effects: [] };
        const asked = { ...nodeCase, later: events.map((one) => ({ event: one, expect: expected })) };
        for (const { got } of runCase(schema, asked))
          expect(got['code'], JSON.stringify(got)).not.toBe('step-crashed');
      }),
      { numRuns: 150 },
    );
  });
});
