import type { Turn } from '#runtime/contract/step-result.ts';
import { startInBackground } from './look-ups.ts';
import type { Play } from './play.ts';

/** Keeps what a turn made of the call, and lines up what leaves it: effects, and look-ups beside the call. */
export function commitTurn(play: Play, turn: Turn): void {
  if (!turn.changed) return;
  play.call = turn.state;
  for (const effect of turn.outbox) play.jobs.push({ kind: 'effect', effect });
  if (turn.background.length > 0) startInBackground(play, turn.background);
  if (turn.state.status === 'ended') forgetLookUps(play);
}

/** Nobody waits for them any more. */
function forgetLookUps(play: Play): void {
  if (play.work.background.length === 0) return;
  play.work = { ...play.work, background: [] };
  play.lookUps = [];
}
