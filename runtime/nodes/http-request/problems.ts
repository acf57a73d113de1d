import { senderHeaders } from '#runtime/contract/http-request.ts';
import { isTemplate } from '#runtime/contract/is-template.ts';
import { parseJsonPath } from '#runtime/contract/json-path.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import type { HttpRequest, Part } from './fields.ts';
import { parseStatuses } from './statuses.ts';

/** What a designer should mend before this step asks anybody. */
export function problems(data: HttpRequest): NodeProblem[] {
  const { url, headers, body, variables, outcomes, retries, repeatAlways, method } = data;
  return [
    ...addressProblems(url),
    ...Object.keys(headers)
      .filter((name) => senderHeaders.has(name.toLowerCase()))
      .map((name) => problem('reserved-header', `headers.${name}`, name)),
    ...(body.kind === 'json' && !isTemplate(body.json) && !isJson(body.json)
      ? [problem('not-json', 'body.json', '')]
      : []),
    ...(body.kind !== 'none' && (method === 'GET' || method === 'HEAD')
      ? [warning('body-not-read', 'body.kind', method)]
      : []),
    ...variables.flatMap((part, index) => partProblems(part, `variables.${index}`)),
    ...outcomes.flatMap(({ statuses }, index) =>
      parseStatuses(statuses) === null
        ? [problem('bad-statuses', `outcomes.${index}.statuses`, statuses)]
        : [],
    ),
    ...(retries > 0 && !repeatAlways && (method === 'POST' || method === 'PATCH')
      ? [warning('not-repeated', 'retries', method)]
      : []),
  ];
}

function addressProblems(url: string): NodeProblem[] {
  if (url.trim() === '') return [problem('no-address', 'url', '')];
  // A value may be a whole address, or its host.
  const known = url.trim().startsWith('{{') || /^https?:\/\/[^\s/?#]/i.test(url.trim());
  if (!known) return [problem('bad-address', 'url', url)];
  return /^http:/i.test(url.trim()) ? [warning('readable-on-the-way', 'url', url)] : [];
}

function partProblems({ from, path }: Part, field: string): NodeProblem[] {
  if (from === 'body' && parseJsonPath(path) === null) return [problem('bad-path', `${field}.path`, path)];
  if (from === 'header' && path.trim() === '') return [problem('no-header', `${field}.path`, '')];
  return [];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function problem(code: string, field: string, text: string): NodeProblem {
  return { code, severity: 'error', field, parameters: { text } };
}

function warning(code: string, field: string, text: string): NodeProblem {
  return { ...problem(code, field, text), severity: 'warning' };
}
