import { stepKey } from '../programs-of.ts';
import type { Way } from '../stop.ts';
import { tellsOfTurning } from '../turning-words.ts';
import { wayTo } from '../way-to.ts';
import { placeOf, type Rule, stepName } from './rule.ts';
import { wentBack } from './went-back.ts';

/** A caller who went on from one question comes to another that was put before, and hears nothing that tells why: no “back to the menu”, no “sorry”. */
export const comesBack: Rule = ({ walk, ways }) =>
  ways.flatMap((way) => {
    if (!isBack(way)) return [];
    const place = placeOf(walk, way.to);
    const left = way.trace.find(({ port }) => port !== null);
    return [
      {
        code: 'comes-back-without-words' as const,
        severity: 'warning' as const,
        version: left?.version ?? place.version,
        node: left?.node ?? place.node,
        port: left?.port ?? null,
        parameters: {
          step: stepName(walk, place.version, left?.node ?? null),
          to: stepName(walk, place.version, place.node),
        },
        ways: wayTo(way),
      },
    ];
  });

function isBack(way: Way): boolean {
  const { from, to, trace, staged } = way;
  const left = trace.find(({ port }) => port !== null);
  if (staged || from === null || left === undefined || to.place === null) return false;
  if (to.waits.kind !== 'instruction' || to.waits.instruction.kind === 'continue') return false;
  const before = wayTo(from.way);
  const again = stepKey(to.place.version, to.place.node);
  if (!before.some(({ to: { place } }) => place !== null && stepKey(place.version, place.node) === again))
    return false;
  // Who went back on purpose goes on from there as before.
  if (wentBack(before)) return false;
  // Who asks for the same twice is told the same twice.
  const wasTaken = before.some(({ trace: entries }) =>
    entries.some(
      ({ version, node, port }) => version === left.version && node === left.node && port === left.port,
    ),
  );
  if (wasTaken) return false;
  const known = new Set(before.flatMap(({ heard }) => heard.sounds.map(({ text }) => text)));
  return way.heard.sounds.every(
    ({ text, language, spoken }) => known.has(text) || (spoken && tellsOfTurning(text, language) === false),
  );
}
