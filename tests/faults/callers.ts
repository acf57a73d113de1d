import { goOn, hesitate, leaveMessage, wander } from '../kills/caller.ts';
import { randomStream } from '../kills/random.ts';
import type { PhoneCall } from '../support/phone/phone-call.ts';
import { type ProviderName, providerNames, type Ringtree } from '../support/ringtree.ts';
import { fallback } from './replay.ts';

export const seed = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000);
// Also where the test fails, so that the run can be had again.
console.log(`FAULTS_SEED=${seed}`);

/** The number that leads to the flow `roundAndRound`. */
export const number = '+14155550199';

const ways = [goOn, hesitate, leaveMessage] as const;

export type Caller = {
  random: () => number;
  provider: ProviderName;
  /** Resolves once the call is over; to whether the caller got to the end of the flow, and did not hear the fallback on the way. */
  calls: (options?: { begun?: () => Promise<void>; longest?: number }) => Promise<boolean>;
};

/** People who call, wander through the flow in ways of their own, and hang up when they are told to call again. */
export function callers(ringtree: Ringtree, count: number): Caller[] {
  return Array.from({ length: count }, (_, index) => {
    const random = randomStream(seed + 1 + index);
    const provider = providerNames[index % 2 === 0 ? 0 : 1];
    const phone = ringtree.phone(provider);
    return {
      random,
      provider,
      calls: async ({ begun = async () => undefined, longest = 4 } = {}) => {
        const call = phone.dials(number);
        try {
          await call.begin();
          await begun();
          await wander(call, { random, longest, ways });
          return true;
        } catch (error) {
          if (!isApologised(call)) throw error;
          return false;
        }
      },
    };
  });
}

/** The last that the caller was told is the fallback, and the call is over. */
function isApologised(call: PhoneCall): boolean {
  return (
    call.exchanges.some(({ response }) => response.body.includes(fallback.message)) &&
    call.status() === 'over'
  );
}
