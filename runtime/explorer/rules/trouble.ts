import { checkedData, handlerPorts } from '#runtime/contract/node.ts';
import type { TraceEntry } from '#runtime/contract/trace.ts';
import type { Found } from '../finding.ts';
import type { Way } from '../stop.ts';
import type { Walk } from '../walk.ts';
import { wayTo } from '../way-to.ts';
import { type Rule, stepName } from './rule.ts';

/** Calls that end up in the error handler: by an outcome that leads nowhere, or since a step failed. */
export const trouble: Rule = ({ walk, ways }) =>
  ways.filter(({ staged, to }) => !staged && !to.state.callerGone).flatMap((way) => ofWay(walk, way));

function ofWay(walk: Walk, way: Way): Found[] {
  return way.trace.flatMap((entry, index): Found[] => {
    const { version, node, port } = entry;
    const common = { severity: 'error', version, node, port, ways: wayTo(way) } as const;
    const step = stepName(walk, version, node);
    if (port !== null) {
      const wired = walk.programs.get(version)?.nodes.get(node)?.wires.has(port) ?? true;
      return wired
        ? []
        : [{ ...common, code: 'leads-nowhere', parameters: { step, port, label: labelOf(walk, entry) } }];
    }
    const before = way.trace[index - 1];
    const unwired = before?.port !== null && before?.node === node && before.version === version;
    if (unwired || !isFailure(walk, way, index)) return [];
    return [{ ...common, code: 'breaks', parameters: { step, why: entry.why } }];
  });
}

/** An entry that leaves by no outcome, with the error handler or the last resort behind it. */
function isFailure(walk: Walk, way: Way, index: number): boolean {
  const entry = way.trace[index];
  const next = way.trace[index + 1];
  if (entry === undefined || next === undefined) return false;
  const handlers = [...walk.programs.values()].flatMap(({ version, start, nodes }) => {
    const handler = nodes.get(start)?.wires.get(handlerPorts.error);
    return handler === undefined ? [] : [`${version}/${handler}`];
  });
  const lastResort = way.to.state.frames.some(({ kind }) => kind === 'last-resort');
  const handled = handlers.includes(`${next.version}/${next.node}`);
  const inHandler =
    way.to.waits.kind === 'ended' || way.to.state.frames.some(({ kind }) => kind === 'error-handler');
  return (handled && inHandler) || (lastResort && index === way.trace.length - 2);
}

function labelOf(walk: Walk, { version, node, port }: TraceEntry): string | null {
  const found = walk.programs.get(version)?.nodes.get(node);
  const ports = found?.schema.ports(checkedData(found.data)) ?? [];
  return ports.find(({ id }) => id === port)?.label ?? null;
}
