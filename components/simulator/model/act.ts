import { goOn } from '#components/simulator/model/go-on.ts';
import type { Rehearser } from '#components/simulator/model/rehearser.ts';
import type { Rehearsal, RehearsalInput } from '#runtime/rehearsal/rehearsal.ts';

/** What a person does on a call that is tried. */
export type Act =
  | Exclude<RehearsalInput, { kind: 'time-passed' }>
  /** Lets the time for an answer run out. */
  | { kind: 'stayed-silent' }
  | { kind: 'waited'; milliseconds: number };

/** The states that an act leads through. */
export function act(rehearser: Rehearser, rehearsal: Rehearsal, done: Act): Rehearsal[] {
  switch (done.kind) {
    case 'stayed-silent':
      return staySilent(rehearser, rehearsal);
    case 'waited':
      return goOn(rehearser, rehearsal, { at: rehearsal.phone.at + done.milliseconds });
    default:
      return [rehearser.take(rehearsal, done)];
  }
}

/** Until what the call waited for is over. */
function staySilent(rehearser: Rehearser, rehearsal: Rehearsal): Rehearsal[] {
  const turns = rehearsal.moments.length;
  const passed: Rehearsal[] = [];
  let now = rehearsal;
  for (;;) {
    const [next] = goOn(rehearser, now, 'next');
    if (next === undefined) return passed;
    passed.push(next);
    now = next;
    const over = next.moments.slice(turns).some(({ kind }) => kind === 'turn');
    if (over || passed.length >= mostEvents) return passed;
  }
}

const mostEvents = 100;
