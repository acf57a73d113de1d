import { traced } from '#lib/tracing.ts';
import type { EventBase, WebhookEvent } from '#runtime/contract/event.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import type { CallState } from '#runtime/contract/state.ts';
import type { Turn } from '#runtime/contract/step-result.ts';
import { joinTurns, mostRounds } from '#runtime/engine/join-turns.ts';
import type { Step } from '#runtime/engine/step.ts';
import type { Program } from '#runtime/graph/program.ts';
import { type LookUpPlace, type LookUps, lookUp } from './look-ups.ts';

export type TurnInput = {
  step: Step;
  lookUps: LookUps;
  place: LookUpPlace;
  program: Program;
  state: CallState | null;
  event: WebhookEvent;
  resources: Resources;
};

/** Steps the event, and as long as the engine wants something looked up, looks it up and steps the result: all of it is one turn. */
export async function runTurn(input: TurnInput): Promise<Turn> {
  const { step, lookUps, place, program, event, resources } = input;
  let turn = step(program, input.state, event, resources);
  for (let round = 0; turn.reply.kind === 'needs' && round < mostRounds; round++) {
    const task = { needs: turn.reply.needs, place, secrets: turn.state.secrets };
    const kinds = task.needs.map(({ kind }) => kind).join(' ');
    const results = await traced(
      () => ({ name: 'look-up', kind: 'client', attributes: { 'ringtree.look_ups': kinds } }),
      () => lookUp(task, lookUps),
    );
    const { callId, provider, at, seed } = event;
    const base: EventBase = { callId, provider, at, seed: `${seed}-${round}` };
    const next = step(
      program,
      turn.state,
      { ...base, class: 'look-up', kind: 'look-up-ended', results },
      resources,
    );
    turn = joinTurns(turn, next);
  }
  if (turn.reply.kind === 'needs') throw new Error(`More than ${mostRounds} rounds of look-ups in one turn`);
  return turn;
}
