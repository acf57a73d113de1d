import { analyzeSync, type Variable } from 'liquidjs';
import { parseTemplate } from './template.ts';

/** A name that a template reads, e.g. `['vars', 'name']`; a part that only the call can tell is null. */
export type NamePath = (string | null)[];

/** Every name that a template reads; none of a broken one. */
export function namesIn(source: string): NamePath[] {
  const parsed = parseTemplate(source);
  if (!parsed.ok || parsed.template.parts === null) return [];
  const { globals } = analyzeSync(parsed.template.parts, { partials: false });
  return Object.values(globals).flatMap((variables) => variables.map(pathOf));
}

function pathOf(variable: Variable): NamePath {
  return variable.segments.map((segment) => (typeof segment === 'object' ? null : String(segment)));
}
