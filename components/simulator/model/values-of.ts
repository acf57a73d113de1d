import type { Json } from '#runtime/contract/json.ts';
import { redact } from '#runtime/contract/secret.ts';
import type { Moment } from '#runtime/rehearsal/rehearsal.ts';

/** A variable (`vars.name`) or a step's result (`steps.menu.digits`); `changed` by the last turn that changed any. */
export type CallValue = { path: string; value: string; changed: boolean };

export function valuesOf(moments: readonly Moment[]): CallValue[] {
  const turns = moments.flatMap((moment) => (moment.kind === 'turn' ? [moment.turn] : []));
  const state = turns.at(-1)?.state;
  if (state === undefined) return [];
  const last = turns.findLast(({ trace }) => trace.some(({ changes }) => Object.keys(changes).length > 0));
  const changed = new Set(last?.trace.flatMap(({ changes }) => Object.keys(changes)));
  const named = [
    ...Object.entries(state.vars).map(([name, value]): [string, Json] => [`vars.${name}`, value]),
    ...Object.entries(state.steps).flatMap(([step, results]) =>
      Object.entries(results).map(([name, value]): [string, Json] => [`steps.${step}.${name}`, value]),
    ),
  ];
  return named.map(([path, value]) => ({
    path,
    value: shown(redact(value)),
    changed: changed.has(path),
  }));
}

function shown(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
