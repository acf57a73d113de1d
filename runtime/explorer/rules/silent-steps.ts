import { checkedData } from '#runtime/contract/node.ts';
import { isEmptyPrompt } from '#runtime/contract/prompt.ts';
import { parseTemplate } from '#runtime/expressions/template.ts';
import type { ProgramNode } from '#runtime/graph/program.ts';
import type { Found } from '../finding.ts';
import { stepKey } from '../programs-of.ts';
import type { Way } from '../stop.ts';
import { wayTo } from '../way-to.ts';
import { placeOf, type Rule } from './rule.ts';

/** Steps that calls come to and that have nothing to say, to callers or to those who are rung, or a text that cannot be read. */
export const silentSteps: Rule = ({ walk, ways }) => {
  const first = firstWays(ways);
  return [...walk.programs.values()].flatMap(({ version, nodes }) =>
    [...nodes.values()].flatMap((node): Found[] => {
      const way = first.get(stepKey(version, node.id));
      if (way === undefined) return [];
      const place = { ...placeOf(walk, { place: { version, node: node.id } }), ways: wayTo(way) };
      const step = node.name;
      const why = brokenText(node);
      return [
        ...(saysNothing(node)
          ? [{ ...place, code: 'says-nothing' as const, severity: 'error' as const, parameters: { step } }]
          : []),
        ...(why === null
          ? []
          : [{ ...place, code: 'breaks' as const, severity: 'error' as const, parameters: { step, why } }]),
      ];
    }),
  );
};

/** By step, the way of the shortest call to it. */
function firstWays(ways: readonly Way[]): Map<string, Way> {
  const first = new Map<string, Way>();
  for (const way of ways) {
    for (const { version, node } of way.trace) {
      const key = stepKey(version, node);
      if (!first.has(key)) first.set(key, way);
    }
  }
  return first;
}

function saysNothing({ schema, data }: ProgramNode): boolean {
  return schema.prompts(checkedData(data)).some(({ prompt, required }) => required && isEmptyPrompt(prompt));
}

/** Of a text that not every call needs, such as what is said after a mistake. */
function brokenText({ schema, data }: ProgramNode): string | null {
  for (const { source } of schema.templates(checkedData(data))) {
    const parsed = parseTemplate(source);
    if (!parsed.ok) return `A text cannot be read: ${parsed.error.message}`;
  }
  return null;
}
