import { checkedData } from '#runtime/contract/node.ts';
import { reachable } from '#runtime/graph/reach.ts';
import type { Found } from '../finding.ts';
import { stepKey } from '../programs-of.ts';
import type { Rule } from './rule.ts';

/**
 * Steps that no wire leads to, steps that no call comes to all the same, and outcomes that no call takes. What was not tried for a limit
 * may well be reached, so nothing but the wires counts where the walk is not complete.
 */
export const neverReached: Rule = ({ walk, reached }) => {
  return [...walk.programs.values()].flatMap((program) => {
    const wired = reachable(program);
    return [...program.nodes.values()].flatMap((node): Found[] => {
      const place: Pick<Found, 'severity' | 'version' | 'node' | 'ways'> = {
        severity: 'warning',
        version: program.version,
        node: node.id,
        ways: [],
      };
      if (!wired.has(node.id))
        return [{ ...place, code: 'step-without-wire', port: null, parameters: { step: node.name } }];
      if (!walk.complete) return [];
      const ports = reached.get(stepKey(program.version, node.id));
      if (ports === undefined)
        return [{ ...place, code: 'step-never-reached', port: null, parameters: { step: node.name } }];
      const rare = walk.probing.of.get(stepKey(program.version, node.id))?.rare ?? [];
      return node.schema
        .ports(checkedData(node.data))
        .filter(({ id, optional }) => optional !== true && !rare.includes(id) && !ports.has(id))
        .map(({ id, label }) => ({
          ...place,
          code: 'outcome-never-reached',
          port: id,
          parameters: { step: node.name, port: id, label },
        }));
    });
  });
};
