import type { TraceEntry } from '#runtime/contract/trace.ts';
import type { Found } from '../finding.ts';
import { stepKey } from '../programs-of.ts';
import type { Way } from '../stop.ts';
import type { Walk } from '../walk.ts';
import { wayTo } from '../way-to.ts';
import { placeOf, type Rule, stepName } from './rule.ts';
import { wentBack } from './went-back.ts';

/** Something that was told already, such as the greeting, is told once more, though the caller did something else since. */
export const saidAgain: Rule = ({ walk, ways }) =>
  ways.filter(({ staged, from }) => !staged && from !== null).flatMap((way) => ofWay(walk, way));

function ofWay(walk: Walk, way: Way): Found[] {
  const told = way.trace.filter((entry) => tells(walk, entry));
  if (told.length === 0 || way.from === null) return [];
  const before = wayTo(way.from.way);
  // Who went back on purpose goes on from there as before.
  if (wentBack(before)) return [];
  return told.flatMap(({ version, node }): Found[] => {
    const key = stepKey(version, node);
    const earlier = before.filter(({ trace }) =>
      trace.some((entry) => stepKey(entry.version, entry.node) === key),
    );
    if (earlier.length === 0 || earlier.some((one) => leftBy(one) === leftBy(way))) return [];
    const texts = new Set(earlier.flatMap(({ heard }) => heard.sounds.map(({ text }) => text)));
    if (!way.heard.sounds.some(({ text }) => texts.has(text))) return [];
    return [
      {
        code: 'said-again',
        severity: 'warning',
        ...placeOf(walk, { place: { version, node } }),
        parameters: { step: stepName(walk, version, node) },
        ways: wayTo(way),
      },
    ];
  });
}

/** It talks and goes on: nothing is asked there. */
function tells(walk: Walk, { version, node, port }: TraceEntry): boolean {
  return port !== null && walk.programs.get(version)?.nodes.get(node)?.schema.group === 'talk';
}

/** The outcome that led here: the same choice brings the same words. */
function leftBy({ trace }: Way): string {
  const left = trace.find(({ port }) => port !== null);
  return left === undefined ? '' : `${stepKey(left.version, left.node)} ${left.port}`;
}
