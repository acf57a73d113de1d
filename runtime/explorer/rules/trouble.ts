import { checkedData } from '#runtime/contract/node.ts';
import type { TraceEntry } from '#runtime/contract/trace.ts';
import type { Found } from '../finding.ts';
import type { Way } from '../stop.ts';
import type { Walk } from '../walk.ts';
import { wayTo } from '../way-to.ts';
import { type Rule, stepName } from './rule.ts';

/** Calls that end up in the error handler, or break once more in it: by an outcome that leads nowhere, or since a step failed. */
export const trouble: Rule = ({ walk, ways }) => ways.flatMap((way) => ofWay(walk, way));

function ofWay(walk: Walk, way: Way): Found[] {
  // That a call runs too long is no step's mistake.
  const staging =
    way.happening?.kind === 'overran' ? way.trace.findIndex(({ failed }) => failed === true) : -1;
  return way.trace.flatMap((entry, index): Found[] => {
    if (entry.failed !== true || index === staging) return [];
    const before = way.trace[index - 1];
    const left = before !== undefined && before.port !== null && isUnwired(walk, before) ? before : entry;
    const { version, node, port } = left;
    const common = { severity: 'error', version, node: node || null, port, ways: wayTo(way) } as const;
    const step = stepName(walk, version, node);
    return port === null
      ? [{ ...common, code: 'breaks', parameters: { step, why: entry.why } }]
      : [{ ...common, code: 'leads-nowhere', parameters: { step, port, label: labelOf(walk, left) } }];
  });
}

function isUnwired(walk: Walk, { version, node, port }: TraceEntry): boolean {
  return port !== null && walk.programs.get(version)?.nodes.get(node)?.wires.has(port) === false;
}

function labelOf(walk: Walk, { version, node, port }: TraceEntry): string | null {
  const found = walk.programs.get(version)?.nodes.get(node);
  const ports = found?.schema.ports(checkedData(found.data)) ?? [];
  return ports.find(({ id }) => id === port)?.label ?? null;
}
