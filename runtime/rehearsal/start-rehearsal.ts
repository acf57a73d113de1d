import { finish, type Play, sceneOf } from './play.ts';
import type { Rehearsal, RehearsalSetup } from './rehearsal.ts';
import { rehearsalUrl, soundLengths } from './rehearsal-address.ts';
import type { RehearsalWorld } from './rehearsal-world.ts';
import { work } from './rehearse.ts';

/** Places a call: as far as it goes without time passing. Throws for a kind of provider that is not known. */
export function startRehearsal(world: RehearsalWorld, setup: RehearsalSetup): Rehearsal {
  const scene = sceneOf(world, setup);
  const { call, happenings } = scene.virtual.place({
    ...setup.call,
    audio: { ...soundLengths(world.resources.audio), ...setup.call.audio },
    seed: setup.seed,
    addresses: {
      voice: rehearsalUrl(setup.provider, { kind: 'voice' }),
      status: rehearsalUrl(setup.provider, { kind: 'status' }),
      fallback: rehearsalUrl(setup.provider, { kind: 'fallback' }),
    },
  });
  const play: Play = {
    ...scene,
    phone: call,
    call: null,
    lookUps: [],
    work: { turns: 0, events: 0, turn: null, background: [], timers: [], planned: [], queue: null },
    earlier: [],
    moments: happenings.map((happening) => ({ kind: 'happened', happening })),
    jobs: [],
  };
  work(play);
  return finish(play);
}
