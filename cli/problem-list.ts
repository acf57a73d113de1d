import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Problem } from '#runtime/contract/problem.ts';
import { problemText } from './problem-text.ts';

/** Problems for people, errors first, each with where it is. Steps go by name where the document is at hand. */
export function problemList(problems: readonly Problem[], document?: FlowDocument): string {
  return problems
    .map((problem) => {
      const place = placeOf(problem, document);
      return `  ${problem.severity.padEnd(7)}  ${place === '' ? '' : `${place}: `}${textOf(problem, document)}`;
    })
    .join('\n');
}

/** The same for programs: as the validator gave them, with the words. */
export function problemsAsJson(problems: readonly Problem[], document?: FlowDocument): unknown[] {
  return problems.map((problem) => ({ ...problem, message: textOf(problem, document) }));
}

/** `2 errors, 1 warning` */
export function problemCount(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const parts = [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : 'no problems';
}

function placeOf({ node, field }: Problem, document: FlowDocument | undefined): string {
  const step = node === null ? '' : `“${nodeOf(document, node)?.name ?? node}”`;
  return [step, field === null ? '' : field].filter((part) => part !== '').join(', ');
}

function textOf(problem: Problem, document: FlowDocument | undefined): string {
  return problemText(problem, problem.node === null ? null : (nodeOf(document, problem.node)?.kind ?? null));
}

function nodeOf(document: FlowDocument | undefined, id: string) {
  return document !== undefined && Object.hasOwn(document.nodes, id) ? document.nodes[id] : undefined;
}
