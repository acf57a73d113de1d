import type { Party } from '#runtime/simulator/party.ts';
import type { Situation } from '#runtime/simulator/virtual-provider.ts';

/** Why a call stands still: what somebody has to decide before time goes on. */
export type Wait =
  /** Keys or words are asked of somebody, and the prompt is over. */
  | { kind: 'listening'; party: Party }
  /** Somebody leaves a message. */
  | { kind: 'recording'; party: Party }
  /** People are rung. */
  | { kind: 'ringing'; legs: number[] }
  /** The caller talks with somebody. */
  | { kind: 'talking'; with: Party }
  /** In a conference, a queue, or with a voice agent. */
  | { kind: 'room'; room: string }
  | { kind: 'look-up' }
  | { kind: 'ended' };

/** What the call waits for; null while it goes on by itself. The caller comes first, since a scenario is told from that end. */
export function waitsFor({ ended, parties }: Situation, lookUps: readonly unknown[]): Wait | null {
  if (lookUps.length > 0) return { kind: 'look-up' };
  if (ended) return { kind: 'ended' };
  for (const { party, state, hears, listens, records, talksWith, room } of parties) {
    if (state !== 'on-line') continue;
    if (listens?.promptOver) return { kind: 'listening', party };
    if (records) return { kind: 'recording', party };
    if (party !== 'caller') continue;
    if (room && !(room.place === 'queue' && hears?.kind === 'speech'))
      return { kind: 'room', room: room.name };
    if (talksWith) return { kind: 'talking', with: talksWith };
  }
  const legs = parties.flatMap(({ party, state }) => (state === 'ringing' ? legNumber(party) : []));
  return legs.length > 0 ? { kind: 'ringing', legs } : null;
}

/** None for the caller, who rings at the very first. */
function legNumber(party: Party): number[] {
  return party === 'caller' ? [] : [Number(party.slice(4))];
}
