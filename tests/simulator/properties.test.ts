import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallSetup } from '#runtime/simulator/call-setup.ts';
import type { Happening } from '#runtime/simulator/happening.ts';
import type { PhoneInput } from '#runtime/simulator/phone-input.ts';
import type { VirtualCall, VirtualProvider } from '#runtime/simulator/virtual-provider.ts';
import { virtualProviders } from '#runtime/simulator/virtual-providers.ts';
import { anyDocument, anyInput } from './any-call.ts';
import { ordinaryCall } from './conformance.ts';

const runs = { numRuns: 300 };
const setup: CallSetup = {
  ...ordinaryCall,
  addresses: { ...ordinaryCall.addresses, fallback: 'https://app.test/fallback' },
  farEnds: [
    {
      address: '14155550123',
      act: 'answers',
      afterMilliseconds: 3_000,
      keys: '1',
      talksMilliseconds: 20_000,
    },
    { address: '14155550124', act: 'is-busy', afterMilliseconds: 1_000, keys: '', talksMilliseconds: null },
  ],
};

describe.each(Object.entries(virtualProviders))('%s', (name, provider) => {
  const document = anyDocument(name);
  const story = fc.array(
    fc.oneof(
      anyInput,
      document.map((body) => ({ body })),
    ),
    { maxLength: 40 },
  );

  it('never throws, tells the time in order and says what comes next', () => {
    fc.assert(
      fc.property(document, story, (first, steps) => {
        const { happenings, calls } = play(provider, [{ body: first }, ...steps]);
        for (const [index, { at }] of happenings.entries())
          expect(at).toBeGreaterThanOrEqual(happenings[index - 1]?.at ?? 0);
        for (const call of calls) {
          const { next, ended, requests } = provider.situation(call);
          // It waits for its end, or for a reply.
          if (!ended && next === null) expect(requests.some(({ notice }) => !notice)).toBe(true);
          if (next !== null) expect(next).toBeGreaterThanOrEqual(call.at);
        }
      }),
      runs,
    );
  });

  it('is the same call for the same inputs, also on its way through JSON', () => {
    fc.assert(
      fc.property(document, story, (first, steps) => {
        const one = play(provider, [{ body: first }, ...steps]);
        const other = play(provider, [{ body: first }, ...steps], (call) => JSON.parse(JSON.stringify(call)));
        expect(JSON.stringify(other.happenings)).toBe(JSON.stringify(one.happenings));
        expect(other.calls.at(-1)).toEqual(one.calls.at(-1));
      }),
      runs,
    );
  });

  it('leaves the call that it was given as it was', () => {
    fc.assert(
      fc.property(document, story, (first, steps) => {
        const texts = new Map<VirtualCall, string>();
        const { calls } = play(provider, [{ body: first }, ...steps], (call) => {
          texts.set(call, JSON.stringify(call));
          return call;
        });
        for (const call of calls) expect(JSON.stringify(call)).toBe(texts.get(call) ?? JSON.stringify(call));
      }),
      runs,
    );
  });

  it('ends all that began, and nothing begins after the end', () => {
    fc.assert(
      fc.property(document, story, (first, steps) => {
        const hangsUp = { kind: 'hung-up', by: 'caller' } as const;
        const { happenings } = play(provider, [{ body: first }, ...steps, hangsUp]);
        const end = happenings.findIndex(({ kind }) => kind === 'call-ended');
        const told = happenings.map(nameOf);
        for (const [began, ended] of pairs)
          expect(told.filter(is(ended))).toHaveLength(told.filter(is(began)).length);
        expect(told.filter(is('call-ended'))).toHaveLength(1);
        for (const late of happenings.slice(end + 1)) {
          expect(late.kind).toMatch(/^requested$|^provider-complained$/);
          if (late.kind === 'requested') expect(late.notice).toBe(true);
        }
      }),
      runs,
    );
  });

  it('ends when time runs on and no further document can be had', () => {
    fc.assert(
      fc.property(document, (first) => {
        let { call, happenings } = provider.place(setup);
        for (let turn = 0; turn < 400 && !provider.situation(call).ended; turn += 1) {
          const open = provider.situation(call).requests.find(({ notice }) => !notice);
          const input: PhoneInput =
            open === undefined
              ? { kind: 'time-passed', to: 100_000_000 }
              : {
                  ...replied,
                  request: open.number,
                  status: turn === 0 ? 200 : 404,
                  body: turn === 0 ? first : '',
                };
          const moved = provider.take(call, input);
          call = moved.call;
          happenings = moved.happenings;
        }
        expect(provider.situation(call).ended).toBe(true);
        expect(happenings.some(({ kind }) => kind === 'call-ended')).toBe(true);
      }),
      runs,
    );
  });
});

const pairs = [
  ['leg-rang', 'leg-ended'],
  ['connected', 'parted'],
  ['room-joined', 'room-left'],
  ['recording-began', 'recording-ended'],
] as const;

function nameOf({ kind }: Happening): string {
  return kind;
}

function is(kind: string): (other: string) => boolean {
  return (other) => other === kind;
}

const replied = { kind: 'replied', status: 200, contentType: 'application/xml' } as const;

type Step = PhoneInput | { body: string };

/** A body answers the request that the call stands still for. */
function play(
  provider: VirtualProvider,
  steps: readonly Step[],
  between: (call: VirtualCall) => VirtualCall = (call) => call,
): { happenings: Happening[]; calls: VirtualCall[] } {
  const placed = provider.place(setup);
  const happenings = [...placed.happenings];
  const calls = [placed.call];
  for (const step of steps) {
    const call = between(calls.at(-1) ?? placed.call);
    const request = provider.situation(call).requests.find(({ notice }) => !notice)?.number ?? 0;
    const input: PhoneInput = 'body' in step ? { ...replied, request, body: step.body } : timed(step, call);
    const moved = provider.take(call, input);
    happenings.push(...moved.happenings);
    calls.push(moved.call);
  }
  return { happenings, calls };
}

/** Times are drawn as so many milliseconds more. */
function timed(input: PhoneInput, { at }: VirtualCall): PhoneInput {
  return input.kind === 'time-passed' ? { ...input, to: at + input.to } : input;
}
