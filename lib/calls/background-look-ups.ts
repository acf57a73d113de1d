import { performance } from 'node:perf_hooks';
import { log } from '#lib/log.ts';
import type { Need } from '#runtime/contract/step-result.ts';
import type { CallRecord } from './call-record.ts';
import type { TurnReply, TurnRequest } from './drive-turn.ts';
import { lookUpPlace } from './look-up-place.ts';
import { type LookUps, lookUp } from './look-ups.ts';

export type StartedLookUps = { call: CallRecord; needs: readonly Need[]; baseUrl: string };

/**
 * Carries out look-ups beside the call and tells it their results, as a fact. Never rejects: a result that is lost (the process died, the
 * database was away) is looked for again when the caller's next request finds it missing.
 */
export async function runInBackground(
  { call, needs, baseUrl }: StartedLookUps,
  lookUps: LookUps,
  drive: (request: TurnRequest) => Promise<TurnReply>,
): Promise<void> {
  const { id, provider, providerCallId, state } = call;
  const results = await lookUp({ needs, place: lookUpPlace(call), secrets: state.secrets }, lookUps);
  const key = `look-up:${needs[0]?.id ?? ''}:${state.lookUp?.startedAt ?? 0}`;
  try {
    await drive({
      provider,
      providerCallId,
      baseUrl,
      call: { id },
      event: { class: 'fact', kind: 'look-ups-ended', key, results },
      start: null,
      arrivedAt: performance.now(),
    });
  } catch (error) {
    log().warn({ call: id, error }, 'the result of a look-up could not be kept');
  }
}
