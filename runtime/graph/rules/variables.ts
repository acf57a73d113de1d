import type { FlowVariable } from '#runtime/contract/flow.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import type { Rule } from './rule.ts';

/** The flow's own variables: each once, each beginning with a value of its type. */
export const variables: Rule = ({ document }) => {
  const seen = new Set<string>();
  return document.variables.flatMap((variable, index) => {
    const field = `variables.${index}`;
    const parameters = { name: variable.name, type: variable.type };
    if (seen.has(variable.name))
      return [problemOf({ code: 'duplicate-variable', field: `${field}.name`, parameters })];
    seen.add(variable.name);
    return fits(variable)
      ? []
      : [problemOf({ code: 'wrong-initial-value', field: `${field}.initial`, parameters })];
  });
};

function fits({ type, initial }: FlowVariable): boolean {
  if (initial === null) return true;
  switch (type) {
    case 'text':
      return typeof initial === 'string';
    case 'number':
      return typeof initial === 'number';
    case 'yes-no':
      return typeof initial === 'boolean';
    case 'list':
      return Array.isArray(initial);
  }
}
