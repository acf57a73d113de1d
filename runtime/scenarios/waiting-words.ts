import { waitsFor } from '#runtime/rehearsal/waits-for.ts';
import type { Standing } from './stage.ts';

/** What a call is doing now, for people. */
export function waitingWords({ situation, lookUps }: Standing): string {
  const wait = waitsFor(situation, lookUps);
  switch (wait?.kind) {
    case undefined:
      return 'it goes on by itself';
    case 'listening':
      return wait.party === 'caller' ? 'it listens to the caller' : 'it listens to the one who was rung';
    case 'recording':
      return 'it records a message';
    case 'ringing': {
      const legs = wait.legs.map((leg) => `leg:${leg}`);
      const rung = situation.parties.filter(({ party }) => legs.includes(party));
      return `it rings ${rung.map(({ address }) => address).join(', ')}`;
    }
    case 'talking':
      return 'the caller talks with somebody';
    case 'room':
      return `the caller is in “${wait.room}”`;
    case 'look-up':
      return `it waits for what the step “${lookUps[0]?.step ?? ''}” looks up`;
    case 'ended':
      return 'it is over';
  }
}
