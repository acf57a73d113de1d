import type { Json } from '#runtime/contract/json.ts';
import type { Program } from '#runtime/graph/program.ts';

/** A flow's variables as a call begins. */
export function initialVariables(program: Program): Record<string, Json> {
  return Object.fromEntries(program.variables.map(({ name, initial }) => [name, structuredClone(initial)]));
}
