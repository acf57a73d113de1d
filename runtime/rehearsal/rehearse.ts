import { lookUpResult } from '#runtime/scenarios/look-up-result.ts';
import { doJob, effectEnded } from './do-job.ts';
import { takeResult } from './look-ups.ts';
import { finish, movePhone, type Play, phoneSituation, resume } from './play.ts';
import { changeQueue, meetAgent } from './queue-room.ts';
import type { Rehearsal, RehearsalInput } from './rehearsal.ts';
import type { RehearsalWorld } from './rehearsal-world.ts';
import { continueTurn } from './take-event.ts';
import { takeRequest } from './take-request.ts';

/**
 * What becomes of a call when something happens on it. The application answers at once, so that the result needs a person, time, a look-up or a far end to go
 * on. The rehearsal given in stays as it is and can go on differently. Total: an input that makes no sense now changes nothing but the list of what was done.
 */
export function rehearse(world: RehearsalWorld, rehearsal: Rehearsal, input: RehearsalInput): Rehearsal {
  const play = resume(world, rehearsal);
  switch (input.kind) {
    case 'time-passed':
      passTime(play, input.to);
      break;
    case 'look-up-ended':
      takeAnswer(play, input);
      break;
    case 'look-up-planned':
      planAnswer(play, input);
      break;
    default:
      play.moments.push({ kind: 'acted', at: play.phone.at, input });
      if (input.kind !== 'room-changed' || !changeQueue(play, input)) movePhone(play, input);
  }
  work(play);
  return finish(play);
}

/** Does all that the application can do now. */
export function work(play: Play): void {
  for (let round = 0; round < mostRounds; round++) {
    // Requests wait behind a turn that waits for a look-up, as in the call's queue on the server.
    if (play.work.turn) return;
    const job = play.jobs.shift();
    if (job) doJob(play, job);
    else if (!meetAgent(play)) {
      const [request] = phoneSituation(play).requests;
      if (!request) return;
      takeRequest(play, request);
    }
  }
}

/** A flow that moves its own call without end, at one moment of it, is stopped here. */
const mostRounds = 5_000;

/** A look-up that waits already takes it at once. */
function planAnswer(play: Play, { step, finds }: RehearsalInput & { kind: 'look-up-planned' }): void {
  const lookUp = play.lookUps.find((pending) => step === undefined || pending.step === step);
  if (lookUp)
    takeAnswer(play, { kind: 'look-up-ended', id: lookUp.id, result: lookUpResult(lookUp.need, finds) });
  else {
    const plan = step === undefined ? { finds } : { step, finds };
    play.work = { ...play.work, planned: [...play.work.planned, plan] };
  }
}

function takeAnswer(play: Play, { id, result }: RehearsalInput & { kind: 'look-up-ended' }): void {
  const open = play.work.turn;
  if (!takeResult(play, id, result)) return;
  const { reply } = open?.turn ?? { reply: null };
  if (!open || reply?.kind !== 'needs' || !reply.needs.some((need) => need.id === id)) return;
  continueTurn(play, { ...open, results: { ...open.results, [id]: result } });
}

/** Up to a moment of the call, or until it stands still for a look-up. Timers of the flow go off on the way. */
function passTime(play: Play, to: number): void {
  for (let events = 0; events < mostRounds; events++) {
    work(play);
    if (play.work.turn) return;
    const timer = nextTimer(play);
    const before = play.phone.at;
    const until = Math.min(to, timer?.due ?? to);
    if (before < until) movePhone(play, { kind: 'time-passed', to: until });
    if (timer && play.phone.at >= timer.due) goOff(play, timer);
    else if (play.phone.at >= to || isStill(play, before)) return;
  }
}

/** Time passes no more on a call that is over. */
function isStill(play: Play, before: number): boolean {
  return play.phone.at === before && phoneSituation(play).requests.length === 0;
}

function nextTimer({ work: { timers } }: Play) {
  return timers.toSorted((one, other) => one.due - other.due)[0];
}

function goOff(play: Play, timer: { effect: string }): void {
  play.work = { ...play.work, timers: play.work.timers.filter(({ effect }) => effect !== timer.effect) };
  play.jobs.push({ kind: 'fact', fact: effectEnded(timer.effect, '') });
}
