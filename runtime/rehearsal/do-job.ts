import type { Effect } from '#runtime/contract/effect.ts';
import type { FactEvent, Unstamped } from '#runtime/contract/event.ts';
import { step } from '#runtime/engine/step.ts';
import { commitTurn } from './commit-turn.ts';
import { type Job, movePhone, noteTurn, type Play, phoneSituation } from './play.ts';
import { rehearsalUrl } from './rehearsal-address.ts';
import { stampEvent } from './stamp-event.ts';

/** Does what the server's jobs do after a turn: carries an effect out and tells the call, or tells it what a look-up found. */
export function doJob(play: Play, job: Job): void {
  if (job.kind === 'fact') takeFact(play, job.fact);
  else takeEffect(play, job.effect);
}

function takeEffect(play: Play, effect: Effect): void {
  play.moments.push({ kind: 'effect', at: play.phone.at, effect });
  if (effect.kind === 'timer') {
    const timer = { effect: effect.id, due: play.phone.at + effect.seconds * 1_000 };
    play.work = { ...play.work, timers: [...play.work.timers, timer] };
    return;
  }
  const error = carryOut(play, effect);
  play.jobs.push({ kind: 'fact', fact: effectEnded(effect.id, error) });
}

/** The news that every effect ends with; `error` is '' when it went well. */
export function effectEnded(effect: string, error: string): Unstamped<FactEvent> {
  const ok = error === '';
  const providerId = ok ? `rehearsed-${effect}` : '';
  return { class: 'fact', kind: 'effect-ended', key: `effect:${effect}`, effect, ok, providerId, error };
}

/** What concerns this call is done to it; messages, other calls and other people's calls are only told of. Why it failed, or ''. */
function carryOut(play: Play, effect: Exclude<Effect, { kind: 'timer' }>): string {
  const call = play.callId;
  const url = (route: Parameters<typeof rehearsalUrl>[1]) => rehearsalUrl(play.setup.provider, route);
  const isOver = phoneSituation(play).ended;
  switch (effect.kind) {
    case 'redirect-call': {
      if (isOver) return over;
      const moved = url({ kind: 'fetch', call, thread: 'main', reason: 'moved' });
      movePhone(play, { kind: 'commanded', command: { kind: 'redirect', url: moved, method: 'POST' } });
      return '';
    }
    case 'hang-up-call':
      if (!isOver) movePhone(play, { kind: 'commanded', command: { kind: 'hang-up' } });
      return '';
    case 'start-recording': {
      if (isOver) return over;
      const callbackUrl = url({ kind: 'fact', call, thread: 'main', fact: 'recording' });
      movePhone(play, { kind: 'commanded', command: { kind: 'start-recording', callbackUrl } });
      return '';
    }
    case 'move-call':
    case 'start-call':
    case 'send-message':
      return '';
  }
}

const over = 'The call is over.';

function takeFact(play: Play, fact: Unstamped<FactEvent>): void {
  if (!play.call) return;
  const event = stampEvent(play, fact);
  const turn = step(play.program, play.call, event, play.world.resources);
  if (!turn.changed) return;
  commitTurn(play, turn);
  noteTurn(play, { request: null, reply: null, event, result: 'fact', trace: turn.trace });
}
