import { compile } from '#runtime/graph/compile.ts';
import type { Program } from '#runtime/graph/program.ts';
import type { FlowBundle } from './flow-bundle.ts';

type Documents = Pick<FlowBundle, 'flow' | 'version' | 'document' | 'pins' | 'subflows'>;

/** The program of a flow with those of its subflows; a version that several pin is compiled once. A pin that leads nowhere is left out. */
export function programOf({ flow, version, document, pins, subflows }: Documents): Program {
  const versions = new Map(Object.entries(subflows));
  const compiled = new Map<string, Program>();

  const pinned = (of: Record<string, string>): ReadonlyMap<string, Program> =>
    new Map(
      Object.entries(of).flatMap(([id, pin]) => {
        const program = programAt(pin);
        return program === undefined ? [] : [[id, program] as const];
      }),
    );
  const programAt = (id: string): Program | undefined => {
    const known = compiled.get(id);
    const found = versions.get(id);
    if (known !== undefined || found === undefined) return known;
    // Versions pin older ones alone, so this comes to an end; a made-up circle ends here as well.
    versions.delete(id);
    const program = compile(found.document, { version: id, flow: found.flow, subflows: pinned(found.pins) });
    compiled.set(id, program);
    return program;
  };
  return compile(document, { version, flow: flow.id, subflows: pinned(pins) });
}
