import { pick } from '../kills/random.ts';
import { roundAndRound } from '../kills/round.flow.ts';
import { openRingtree, type Ringtree, type RingtreeOptions } from '../support/ringtree.ts';
import { startServer } from '../support/server.ts';
import { number } from './callers.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { type RepeatingProvider, repeatingProvider } from './repeating-provider.ts';

/** Two servers on one PostgreSQL. Every webhook, three times and out of order, lands on either. */
export type TwoServers = {
  ringtree: Ringtree;
  recorder: Recorder;
  provider: RepeatingProvider;
  close: () => Promise<void>;
};

export async function openTwoServers(
  random: () => number,
  options: Pick<RingtreeOptions, 'between'> = {},
): Promise<TwoServers> {
  const recorder = createRecorder();
  const provider = repeatingProvider(recorder, random);
  const ringtree = await openRingtree({
    patience: 60_000,
    environment: { LOG_LEVEL: 'warn' },
    ...options,
  });
  const { PORT, RINGTREE_DATA, ...environment } = ringtree.server.environment;
  const other = await startServer({ environment });
  const { tunnel } = ringtree.server;
  const origins = [tunnel.origin, other.origin] as const;
  tunnel.origin = () => pick(random, origins)();
  tunnel.deliver = provider.deliver;
  await ringtree.answer(number, roundAndRound);
  return {
    ringtree,
    recorder,
    provider,
    close: async () => {
      await other.close();
      await ringtree.close();
    },
  };
}
