import { goOn } from '#components/simulator/model/go-on.ts';
import type { Rehearser } from '#components/simulator/model/rehearser.ts';
import type { Moment, Rehearsal } from '#runtime/rehearsal/rehearsal.ts';

type Act = Extract<Moment, { kind: 'acted' }>;
type LookedUp = Extract<Moment, { kind: 'looked-up' }>;

/** The same call, with the same deeds at the same moments, on another provider. */
export function replay(rehearser: Rehearser, call: Rehearsal, provider: string): Rehearsal {
  const acts = call.moments.filter((moment): moment is Act => moment.kind === 'acted');
  const found = call.moments.filter((moment): moment is LookedUp => moment.kind === 'looked-up');
  let now = rehearser.begin({ ...call.setup, provider });
  const passTo = (at: number): void => {
    for (;;) {
      now = goOn(rehearser, now, { at }).at(-1) ?? now;
      const [pending] = now.lookUps;
      const place = found.findIndex(({ lookUp }) => lookUp.step === pending?.step);
      const [answer] = pending === undefined || place === -1 ? [] : found.splice(place, 1);
      if (pending === undefined || answer === undefined) return;
      now = rehearser.take(now, { kind: 'look-up-ended', id: pending.id, result: answer.result });
    }
  };
  for (const { at, input } of acts) {
    passTo(at);
    now = rehearser.take(now, input);
  }
  passTo(call.phone.at);
  if (rehearser.situation(call).ended) now = goOn(rehearser, now, 'somebody-waits').at(-1) ?? now;
  return now;
}
