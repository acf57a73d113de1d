import * as fc from 'fast-check';
import type { RehearsalInput, RehearsalSetup } from '#runtime/rehearsal/rehearsal.ts';

export function setup(provider: string, more: Partial<RehearsalSetup['call']> = {}): RehearsalSetup {
  const startedAt = Date.UTC(2026, 0, 14, 18);
  const ordinary = { from: '+12125550100', to: '+14155550199', callerName: '', startedAt };
  return {
    provider,
    call: { ...ordinary, farEnds: [], audio: {}, otherAudio: 2_000, ...more },
    seed: 'a call',
    language: '',
    variables: {},
  };
}

const party = fc
  .constantFrom('caller', 'leg:1', 'leg:2', 'leg:9')
  .map((name): 'caller' | `leg:${number}` => (name === 'caller' ? 'caller' : `leg:${Number(name.slice(4))}`));

/** Anything that may be done on a call; times are ahead of now by up to two minutes, and sometimes of long ago. */
export const anyInput: fc.Arbitrary<(at: number) => RehearsalInput> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.integer({ min: -1_000, max: 120_000 }).map(
      (more) =>
        (at: number): RehearsalInput => ({ kind: 'time-passed', to: at + more }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(party, fc.stringMatching(/^[0-9*#]{1,6}$/)).map(
      ([by, keys]) =>
        (): RehearsalInput => ({ kind: 'keys-pressed', by, keys }),
    ),
  },
  fc.tuple(party, fc.string()).map(
    ([by, text]) =>
      (): RehearsalInput => ({ kind: 'spoken', by, text }),
  ),
  party.map((by) => (): RehearsalInput => ({ kind: 'hung-up', by })),
  fc
    .tuple(
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom('answers', 'is-busy', 'rejects', 'does-not-answer', 'fails', 'machine-answers'),
    )
    .map(
      ([leg, act]) =>
        (): RehearsalInput => ({ kind: 'far-end-acted', leg, act }),
    ),
  fc.tuple(fc.string(), fc.constantFrom('opened', 'joined', 'left', 'closed', 'failed')).map(
    ([room, change]) =>
      (): RehearsalInput => ({ kind: 'room-changed', room, change }),
  ),
  fc
    .tuple(
      fc.constantFrom({ status: 200, body: 'x' }, { status: 404 }, { fails: 'timeout' }, { result: null }),
    )
    .map(
      ([finds]) =>
        (): RehearsalInput => ({ kind: 'look-up-planned', finds }),
    ),
  fc
    .string()
    .map((id) => (): RehearsalInput => ({ kind: 'look-up-ended', id, result: { ok: false, error: 'x' } })),
);
