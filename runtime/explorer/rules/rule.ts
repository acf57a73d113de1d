import type { Patience } from '../explorer-limits.ts';
import type { Found } from '../finding.ts';
import type { Stop, Way } from '../stop.ts';
import type { Walk } from '../walk.ts';

/** What every rule looks at. */
export type Inspection = {
  walk: Walk;
  /** All ways, those of shorter calls first. */
  ways: readonly Way[];
  /** By step, the outcomes that calls left it by. */
  reached: ReadonlyMap<string, ReadonlySet<string>>;
  patience: Patience;
};

export type Rule = (inspection: Inspection) => Found[];

/** Where a stop is, for a finding. */
export function placeOf(
  walk: Walk,
  { place }: Pick<Stop, 'place'>,
): { version: string; node: string | null; port: null } {
  return { version: place?.version ?? walk.program.version, node: place?.node ?? null, port: null };
}

/** The name of a step, as people know it. */
export function stepName(walk: Walk, version: string, node: string | null): string {
  return node === null ? '' : (walk.programs.get(version)?.nodes.get(node)?.name ?? node);
}

/** The names of the steps that some stops are at, each once. */
export function stepNames(walk: Walk, stops: readonly Stop[]): string[] {
  const names = stops.map(({ place }) => (place === null ? '' : stepName(walk, place.version, place.node)));
  return [...new Set(names)].filter((name) => name !== '');
}
