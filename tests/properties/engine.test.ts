import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Turn } from '#runtime/contract/step-result.ts';
import { playing, program, type Sketch } from '../engine/fixture.ts';

/** Random graphs of all fixture kinds, wired at random (loops, dead ends and nowhere included), and random things happening. */
const kinds = [
  'say',
  'note',
  'ask',
  'secret',
  'crash',
  'look',
  'ring',
  'bye',
  'refuse',
  'back',
  'ret',
  'sub',
] as const;
const ids = Array.from({ length: 8 }, (_, index) => `n${index}`);
const target = fc.constantFrom(...ids, 'nowhere');
const wires = fc.dictionary(fc.constantFrom('next', '1', '2', 'no-input', 'gone', 'failed', 'none'), target);
const node = fc.record({
  kind: fc.constantFrom(...kinds),
  data: fc.record({
    text: fc.constantFrom('Hello', '{{ vars.count }}', '{{ steps.n1.digits }}', '{% broken', ''),
  }),
  to: wires,
});
const sketch: fc.Arbitrary<Sketch> = fc
  .tuple(fc.tuple(...ids.map(() => node)), target, fc.option(target), fc.option(target))
  .map(([nodes, next, error, hangUp]) => ({
    start: {
      kind: 'begin',
      to: { next, ...(error === null ? {} : { error }), ...(hangUp === null ? {} : { 'hang-up': hangUp }) },
    },
    ...Object.fromEntries(nodes.map((made, index) => [`n${index}`, made])),
  }));

const happening = fc.oneof(
  fc.record({
    kind: fc.constant('press' as const),
    digits: fc.constantFrom('1', '2', '', '777'),
    back: fc.nat({ max: 2 }),
  }),
  fc.record({ kind: fc.constant('silence' as const), back: fc.nat({ max: 1 }) }),
  fc.record({ kind: fc.constant('leg' as const), leg: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('fact' as const), key: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constant('hang-up' as const) }),
  fc.record({ kind: fc.constant('start-again' as const) }),
  fc.record({ kind: fc.constant('looked-up' as const), ok: fc.boolean() }),
  fc.record({ kind: fc.constant('gone' as const) }),
);

function happens(
  call: ReturnType<typeof playing>,
  thing: typeof happening extends fc.Arbitrary<infer T> ? T : never,
): Turn {
  const now = call.state().threads.main?.document ?? 0;
  switch (thing.kind) {
    case 'press':
      return call.press(thing.digits, now - thing.back);
    case 'silence':
      return call.answer({ kind: 'nothing-gathered', document: now - thing.back });
    case 'leg':
      return call.send({
        class: 'fetch',
        kind: 'document-fetched',
        thread: `leg:${thing.leg}`,
        reason: 'whisper',
      });
    case 'fact':
      return call.fact({ kind: 'call-progressed', key: thing.key, status: 'in-progress' });
    case 'hang-up':
      return call.hangUp();
    case 'start-again':
      return call.start();
    case 'looked-up':
      return call.send({
        class: 'look-up',
        kind: 'look-up-ended',
        results: { x: { ok: thing.ok, value: 1, error: 'no' } },
      });
    case 'gone':
      return call.answer({ kind: 'nothing-gathered', callerGone: true });
  }
}

test('whatever the graph and whatever happens, every turn ends with something the provider can do', () => {
  fc.assert(
    fc.property(sketch, fc.array(happening, { maxLength: 12 }), (made, things) => {
      const call = playing(program(made));
      let turn = call.start();
      for (const thing of [null, ...things]) {
        const before = call.state();
        if (thing) turn = happens(call, thing);
        const after = call.state();
        expect(JSON.parse(JSON.stringify(turn.state))).toEqual(turn.state);
        if (!turn.changed) expect(after).toEqual(before);
        if (thing?.kind === 'fact' || thing?.kind === 'hang-up') {
          expect(after.threads.main?.document).toBe(before.threads.main?.document);
        }
        expect(after.threads.main?.document ?? 0).toBeGreaterThanOrEqual(before.threads.main?.document ?? 0);
        if (before.status === 'ended') expect(after.status).toBe('ended');
        if (turn.reply.kind !== 'document' || turn.reply.thread !== 'main') continue;
        const last = turn.reply.document.instructions.at(-1);
        if (turn.reply.number > 0)
          expect(last && ['gather', 'dial', 'hang-up', 'reject', 'continue']).toContain(last?.kind);
      }
    }),
    { numRuns: 400 },
  );
});
