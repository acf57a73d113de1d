import type { PartySituation, Situation } from '#runtime/simulator/virtual-provider.ts';

/** Whether a call stands where a person can do something: time shall not run past it by itself. */
export function somebodyWaits({ ended, parties }: Situation): boolean {
  return !ended && parties.some(waits);
}

function waits({ party, state, listens, records, talksWith, room }: PartySituation): boolean {
  if (state === 'gone') return false;
  if (state === 'ringing') return party !== 'caller';
  return listens?.promptOver === true || records || talksWith !== null || room !== null;
}
