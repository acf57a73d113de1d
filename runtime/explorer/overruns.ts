import type { Program } from '#runtime/graph/program.ts';
import type { ScenarioStep } from '#runtime/scenarios/scenario.ts';
import type { Happening } from './happening.ts';
import { type Line, mainAnswer, send } from './line.ts';
import type { Stop } from './stop.ts';

/**
 * The call runs longer than its flow allows, which takes it to the error handler, as anything that breaks would. Tried once in each flow
 * and language, and once more where somebody is rung: a conversation is what a scenario can make as long as it likes.
 */
export function overruns(
  { settings }: Program,
  { place, waits, way, state }: Stop,
  tried: Set<string>,
): Happening[] {
  if (place === null || waits.kind !== 'instruction' || way.staged) return [];
  const { instruction } = waits;
  const seconds = settings.longestMinutes * 60 + 60;
  const talks = instruction.kind === 'dial' && instruction.timeLimitSeconds > seconds;
  const kind = `${place.version} ${state.language} ${talks ? 'talks' : ''}`;
  if (tried.has(kind)) return [];
  tried.add(kind);
  const keys =
    instruction.kind === 'dial' && instruction.accept !== null ? { presses: instruction.accept.key } : {};
  const steps: ScenarioStep[] | null = talks
    ? [{ dial: { does: 'answers', talks: seconds, ...keys } }]
    : null;
  return [
    { kind: 'overran', deliberate: false, presses: 0, seconds, steps, play: (line) => letRun(line, seconds) },
  ];
}

/** Whatever the answer is: it comes too late. */
function letRun(line: Line, seconds: number): void {
  line.at = line.world.at + seconds * 1_000;
  send(line, { ...mainAnswer(line), kind: 'nothing-gathered' });
  line.at = line.world.at;
}
