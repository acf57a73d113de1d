import type { Instruction } from '#runtime/contract/document.ts';
import type { Happening } from '#runtime/explorer/happening.ts';
import type { Stop, Way } from '#runtime/explorer/stop.ts';
import type { Walk } from '#runtime/explorer/walk.ts';

/**
 * Whether calls can tell two flows apart. Both walks are gone through side by side, from the same callers at the same moments: everything
 * that can happen in one must be able to happen in the other, and must take the call through the same steps, to the same words for callers
 * and for those who are rung, the same people rung, the same messages and the same end. A call that runs too long counts as any other.
 */
export function sameCalls(one: Walk, other: Walk): boolean {
  const starts = pairs(
    one.starts,
    other.starts,
    ({ world }) => `${world.at} ${world.from} ${world.to} ${world.callId}`,
  );
  if (starts === null) return false;
  const work: [Way, Way][] = starts;
  const seen = new Set<string>();
  // An array's iteration also visits what is added on the way.
  for (const [left, right] of work) {
    if (told(left) !== told(right)) return false;
    const key = `${left.to.id} ${right.to.id}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (situation(left.to) !== situation(right.to)) return false;
    const next = pairs(left.to.ways, right.to.ways, ({ happening }) => deed(happening));
    if (next === null) return false;
    work.push(...next);
  }
  return true;
}

/** Everything of it that is no function. */
function deed(happening: Happening | null): string {
  return JSON.stringify(happening);
}

/** Those of the same name; null when one has a name that the other has not. */
function pairs(
  some: readonly Way[],
  others: readonly Way[],
  nameOf: (way: Way) => string,
): [Way, Way][] | null {
  const byName = new Map(others.map((way) => [nameOf(way), way]));
  const found = some.flatMap((way): [Way, Way][] => {
    const other = byName.get(nameOf(way));
    return other === undefined ? [] : [[way, other]];
  });
  return found.length === some.length && byName.size === new Set(some.map(nameOf)).size ? found : null;
}

function told({ heard, besides, effects, trace, language }: Way): string {
  return JSON.stringify([
    language,
    heard.sounds,
    Math.round(heard.seconds),
    besides.sounds,
    effects.map(({ id: _, ...effect }) => effect),
    trace.map(({ version, node, port, changes, failed }) => [version, node, port, changes, failed]),
  ]);
}

/** What the call waits for, apart from numbers that count documents and legs. */
function situation({ waits, state }: Stop): string {
  if (waits.kind !== 'instruction')
    return JSON.stringify([
      waits.kind,
      waits.kind === 'ended' ? waits.ending : waits.needs.map(({ kind, request }) => [kind, request]),
    ]);
  return JSON.stringify([state.language, plain(waits.instruction)]);
}

function plain(instruction: Instruction): unknown {
  return JSON.parse(JSON.stringify(instruction, (key, value: unknown) => (key === 'leg' ? 0 : value)));
}
