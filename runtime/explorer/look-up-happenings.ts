import type { FoundProbe, Probes } from '#runtime/contract/probes.ts';
import { lookUpResult } from '#runtime/scenarios/look-up-result.ts';
import type { ScenarioStep } from '#runtime/scenarios/scenario.ts';
import { explorerLimits } from './explorer-limits.ts';
import type { Happening } from './happening.ts';
import { factKey, mainAnswer, send } from './line.ts';
import type { Waiting } from './stop.ts';

/** What the look-ups may find; all of one step find the same. */
export function lookUpHappenings(
  { needs, background }: Waiting & { kind: 'look-up' },
  { lookUps = {} }: Probes,
): Happening[] {
  const [first] = needs;
  if (first === undefined) return [];
  const finds = lookUps[first.kind] ?? [{ fails: 'timeout' as const }];
  return finds.slice(0, explorerLimits.findsPerLookUp).map((found) => ({
    kind: 'looked-up',
    finds: found,
    deliberate: false,
    presses: 0,
    seconds: 'fails' in found ? Math.max(...needs.map(({ seconds }) => seconds)) : 1,
    steps: stepsFor(found),
    play: (line) => {
      const results = Object.fromEntries(needs.map((need) => [need.id, lookUpResult(need, found)]));
      if (!background) return send(line, { class: 'look-up', kind: 'look-up-ended', results });
      send(line, { class: 'fact', kind: 'look-ups-ended', key: factKey(line), results });
      send(line, { ...mainAnswer(line), kind: 'continued' });
    },
  }));
}

/** A queue stands as the people in it make it, unless the scenario says how. */
function stepsFor(found: FoundProbe): ScenarioStep[] {
  if (!('result' in found)) return [{ lookUp: { finds: found } }];
  const { result, room } = found;
  if (room === undefined) return [{ lookUp: { finds: { result } } }];
  return room === 'opens' ? [{ room: 'opens' }] : [];
}
