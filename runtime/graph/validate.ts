import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Problem } from '#runtime/contract/problem.ts';
import { compareText } from './compare-text.ts';
import { compile } from './compile.ts';
import { beforeAnswer } from './rules/before-answer.ts';
import { hangUpHandler } from './rules/hang-up-handler.ts';
import { limits } from './rules/limits.ts';
import { loops } from './rules/loops.ts';
import { outcomes } from './rules/outcomes.ts';
import { prompts } from './rules/prompts.ts';
import { providers } from './rules/providers.ts';
import { references } from './rules/references.ts';
import type { Rule, ValidateOptions } from './rules/rule.ts';
import { secrets } from './rules/secrets.ts';
import { settings } from './rules/settings.ts';
import { start } from './rules/start.ts';
import { steps } from './rules/steps.ts';
import { subflows } from './rules/subflows.ts';
import { templates } from './rules/templates.ts';
import { unreachable } from './rules/unreachable.ts';
import { variables } from './rules/variables.ts';
import { wires } from './rules/wires.ts';

const rules: readonly Rule[] = [
  settings,
  variables,
  start,
  steps,
  wires,
  unreachable,
  outcomes,
  hangUpHandler,
  beforeAnswer,
  loops,
  prompts,
  templates,
  secrets,
  references,
  subflows,
  providers,
  limits,
];

/**
 * Everything that a designer should mend in a flow before callers meet it: errors first, then by step and field. Never
 * throws for a document that `FlowDocument` accepts, whatever its steps hold; the same document gives the same list.
 */
export function validate(document: FlowDocument, options: ValidateOptions): Problem[] {
  const program = compile(document, { version: '', flow: options.flow ?? '' });
  return rules.flatMap((rule) => rule({ document, program, options })).sort(compareProblems);
}

function compareProblems(a: Problem, b: Problem): number {
  return compareText(sortKey(a), sortKey(b));
}

function sortKey({ severity, node, field, code, parameters }: Problem): string {
  const parts = [severity, node ?? '', field ?? '', code, JSON.stringify(parameters)];
  return parts.join('\n');
}
