import type { FlowVariable } from '#runtime/contract/flow.ts';
import { limits } from '#runtime/contract/limits.ts';
import { checkPart } from './check-part.ts';
import { done, type Edited, type EditOrigin, refuse } from './edit.ts';
import type { FlowDoc } from './flow-doc.ts';
import { readVariables } from './to-document.ts';
import { writeVariables } from './write-document.ts';

export function addVariable(doc: FlowDoc, origin: EditOrigin, variable: FlowVariable): Edited {
  const variables = readVariables(doc);
  if (variables.some(({ name }) => name === variable.name)) return refuse('taken');
  if (variables.length >= limits.variablesPerFlow) return refuse('too-many');
  return setVariables(doc, origin, [...variables, variable]);
}

/** A new name makes it another one: steps that used the old name still do. */
export function changeVariable(
  doc: FlowDoc,
  origin: EditOrigin,
  { name, changes }: { name: string; changes: Partial<FlowVariable> },
): Edited {
  const variables = readVariables(doc);
  if (!variables.some((variable) => variable.name === name)) return refuse('not-found');
  const { name: newName = name } = changes;
  if (newName !== name && variables.some((variable) => variable.name === newName)) return refuse('taken');
  const changed = variables.map((variable) =>
    variable.name === name ? { ...variable, ...changes } : variable,
  );
  return setVariables(doc, origin, changed);
}

export function removeVariable(doc: FlowDoc, origin: EditOrigin, name: string): Edited {
  const variables = readVariables(doc);
  const rest = variables.filter((variable) => variable.name !== name);
  return rest.length === variables.length ? refuse('not-found') : setVariables(doc, origin, rest);
}

function setVariables(doc: FlowDoc, origin: EditOrigin, variables: FlowVariable[]): Edited {
  const check = checkPart({ variables });
  if (!check.ok) return refuse('invalid', check.problems);
  doc.transact(() => writeVariables(doc, check.document.variables), origin);
  return done;
}
