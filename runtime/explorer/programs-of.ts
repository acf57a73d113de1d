import type { Program } from '#runtime/graph/program.ts';

/** A program and all that it runs, each once, by version. */
export function programsOf(program: Program): ReadonlyMap<string, Program> {
  const found = new Map([[program.version, program]]);
  // A map's iteration also visits what is added on the way.
  for (const one of found.values()) {
    for (const subflow of one.subflows.values()) {
      if (!found.has(subflow.version)) found.set(subflow.version, subflow);
    }
  }
  return found;
}

/** Names one step of one version. */
export function stepKey(version: string, node: string): string {
  return `${version}/${node}`;
}
