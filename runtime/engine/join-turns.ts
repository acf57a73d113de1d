import type { Turn } from '#runtime/contract/step-result.ts';

/** Two steps that are one turn of a call: what was asked for in between has come. */
export function joinTurns(before: Turn, after: Turn): Turn {
  return {
    state: after.state,
    changed: before.changed || after.changed,
    reply: after.reply,
    outbox: [...before.outbox, ...after.outbox],
    trace: [...before.trace, ...after.trace],
    sensitive: before.sensitive || after.sensitive,
    background: [...before.background, ...after.background],
  };
}

/** Rounds of look-ups in one turn. The engine's limit of steps per turn stops a flow that only looks things up; this one is for what slips through. */
export const mostRounds = 100;
