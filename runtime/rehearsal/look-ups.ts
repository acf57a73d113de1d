import type { LookUpResult } from '#runtime/contract/event.ts';
import { conceal } from '#runtime/contract/secret.ts';
import type { CallState } from '#runtime/contract/state.ts';
import type { Need } from '#runtime/contract/step-result.ts';
import { lookUpResult } from '#runtime/scenarios/look-up-result.ts';
import type { LookUpAnswer } from '#runtime/scenarios/scenario.ts';
import type { Play } from './play.ts';
import type { PendingLookUp } from './rehearsal.ts';
import { stepName } from './step-name.ts';
import { placeAfter, queueResult } from './virtual-queue.ts';

type Results = Record<string, LookUpResult>;
type Asked = { needs: readonly Need[]; results: Results; state: CallState };

/** Answers needs by the world's rules; those without one become pending. */
export function findByRule(
  play: Play,
  { needs, results, state }: Asked,
): { complete: boolean; results: Results } {
  const found = { ...results };
  for (const need of needs) {
    if (Object.hasOwn(found, need.id)) continue;
    const lookUp = { id: need.id, step: stepName(play.program, state), need };
    const finds = planned(play, lookUp) ?? ruled(play, lookUp);
    // The list of who waits is Ringtree's own: it needs nobody to be answered, and is no news.
    const result = finds ? lookUpResult(need, finds) : queueResult(play.work.queue, need);
    if (finds && result) play.moments.push({ kind: 'looked-up', at: play.phone.at, lookUp, result });
    if (result) {
      found[need.id] = result;
      play.work = { ...play.work, queue: placeAfter(play.work.queue, need, result) };
    } else if (!play.lookUps.some(({ id }) => id === need.id)) {
      play.lookUps = [...play.lookUps, lookUp];
    }
  }
  return { complete: needs.every(({ id }) => Object.hasOwn(found, id)), results: found };
}

/** The first planned answer that fits, which is used up. */
function planned(play: Play, { step }: PendingLookUp): LookUpAnswer | undefined {
  const plan = play.work.planned.find((one) => one.step === undefined || one.step === step);
  if (plan) play.work = { ...play.work, planned: play.work.planned.filter((one) => one !== plan) };
  return plan?.finds;
}

function ruled({ world }: Play, { step, need }: PendingLookUp): LookUpAnswer | undefined {
  return world.lookUps?.find((rule) => (rule.step ?? step) === step && (rule.kind ?? need.kind) === need.kind)
    ?.finds;
}

/** Look-ups that go on while the caller hears something. */
export function startInBackground(play: Play, needs: readonly Need[]): void {
  const { call } = play;
  if (!call) return;
  const key = `look-up:${needs[0]?.id ?? ''}:${call.lookUp?.startedAt ?? 0}`;
  // One that was started before and got lost is asked for again under the same ids.
  const others = play.work.background.filter((before) => before.needs[0]?.id !== needs[0]?.id);
  const { complete, results } = findByRule(play, { needs, results: {}, state: call });
  const background = complete ? others : [...others, { key, needs: [...needs], results }];
  play.work = { ...play.work, background };
  if (complete) tellResults(play, { key, needs, results });
}

/** Takes a pending look-up's result; null for one that nobody waits for. */
export function takeResult(play: Play, id: string, result: LookUpResult): PendingLookUp | null {
  const lookUp = play.lookUps.find((pending) => pending.id === id);
  if (!lookUp) return null;
  play.lookUps = play.lookUps.filter((pending) => pending !== lookUp);
  play.work = { ...play.work, queue: placeAfter(play.work.queue, lookUp.need, result) };
  play.moments.push({ kind: 'looked-up', at: play.phone.at, lookUp, result });
  const background = play.work.background.map((asked) =>
    asked.needs.some((need) => need.id === id)
      ? { ...asked, results: { ...asked.results, [id]: result } }
      : asked,
  );
  const complete = background.filter(isComplete);
  play.work = { ...play.work, background: background.filter((asked) => !isComplete(asked)) };
  for (const asked of complete) tellResults(play, asked);
  return lookUp;
}

/** What comes back may hold what was sent: hidden again, in the order of the needs. */
export function concealed(needs: readonly Need[], results: Results, { secrets }: CallState): Results {
  const ordered = needs.flatMap(({ id }): [string, LookUpResult][] => {
    const result = results[id];
    return result ? [[id, result]] : [];
  });
  return conceal(Object.fromEntries(ordered), secrets);
}

type Asking = { key: string; needs: readonly Need[]; results: Results };

function isComplete({ needs, results }: Asking): boolean {
  return needs.every(({ id }) => Object.hasOwn(results, id));
}

function tellResults(play: Play, { key, needs, results }: Asking): void {
  if (!play.call) return;
  const told = concealed(needs, results, play.call);
  play.jobs.push({ kind: 'fact', fact: { class: 'fact', kind: 'look-ups-ended', key, results: told } });
}
