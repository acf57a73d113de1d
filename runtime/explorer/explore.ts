import type { Resources } from '#runtime/contract/resources.ts';
import type { Program } from '#runtime/graph/program.ts';
import { type Patience, usualPatience } from './explorer-limits.ts';
import { type Exploration, report } from './report.ts';
import { type WalkProgress, walk } from './walk.ts';

export type ExploreOptions = {
  /** Milliseconds since 1970: calls are tried from here on. */
  now: number;
  patience?: Partial<Patience>;
};

/** Walks a flow by itself over everything that callers and the world may do, within `explorerLimits`. Never throws for what a designer did. */
export function explore(program: Program, resources: Resources, options: ExploreOptions): Exploration {
  const steps = exploring(program, resources, options);
  for (let next = steps.next(); ; next = steps.next()) if (next.done === true) return next.value;
}

/** The same in small pieces, for a page or a worker that has other things to do. */
export function* exploring(
  program: Program,
  resources: Resources,
  { now, patience }: ExploreOptions,
): Generator<WalkProgress, Exploration> {
  const walked = yield* walk({ program, resources, now });
  return report(walked, { ...usualPatience, ...patience });
}
