import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rehearsal } from '#runtime/rehearsal/rehearsal.ts';
import { rehearse } from '#runtime/rehearsal/rehearse.ts';
import { situationOf } from '#runtime/rehearsal/situation-of.ts';
import { startRehearsal } from '#runtime/rehearsal/start-rehearsal.ts';
import { virtualProviders } from '#runtime/simulator/virtual-providers.ts';
import { samples, worldOf } from '#tests/support/samples.ts';
import { anyInput, setup } from './calls.ts';

describe.each(samples())('a rehearsed call of $slug', ({ document }) => {
  const world = worldOf(document);

  it.each(Object.keys(virtualProviders))(
    'takes whatever is done on %s, and can be gone back to',
    (provider) => {
      void fc.assert(
        fc.property(fc.array(anyInput, { maxLength: 12 }), (inputs) => {
          const states: Rehearsal[] = [startRehearsal(world, setup(provider))];
          const texts = [JSON.stringify(states[0])];
          const done = inputs.map((make) => {
            const now = states.at(-1);
            if (!now) throw new Error('There is no call.');
            const input = make(now.phone.at);
            // What is in a rehearsal goes through JSON unchanged, so that it may be kept and sent.
            const next = rehearse(world, JSON.parse(JSON.stringify(now)), input);
            expect(next.moments.slice(0, now.moments.length)).toEqual(now.moments);
            expect(JSON.parse(JSON.stringify(next))).toEqual(next);
            states.push(next);
            texts.push(JSON.stringify(next));
            return input;
          });
          // The earlier ones are as they were, and the same deeds give the same call.
          expect(states.map((state) => JSON.stringify(state))).toEqual(texts);
          for (const [place, input] of done.entries()) {
            const from = states[place];
            if (from) expect(JSON.stringify(rehearse(world, from, input))).toBe(texts[place + 1]);
          }
          for (const state of states) {
            const { requests } = situationOf(world, state);
            expect(requests.length === 0 || state.lookUps.length > 0).toBe(true);
          }
        }),
        { numRuns: 15 },
      );
    },
  );
});
