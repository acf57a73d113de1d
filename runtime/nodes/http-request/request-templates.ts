import type { HttpRequest } from './fields.ts';

/** Every text of the request that is filled in, by field. */
export function requestTemplates({
  url,
  query,
  headers,
  body,
}: HttpRequest): { field: string; source: string }[] {
  return [
    { field: 'url', source: url },
    ...pairTemplates('query', query),
    ...pairTemplates('headers', headers),
    ...(body.kind === 'json' ? [{ field: 'body.json', source: body.json }] : []),
    ...(body.kind === 'form' ? pairTemplates('body.form', body.form) : []),
    ...(body.kind === 'raw' ? [{ field: 'body.raw', source: body.raw }] : []),
  ];
}

function pairTemplates(field: string, pairs: Record<string, string>): { field: string; source: string }[] {
  return Object.entries(pairs).map(([name, source]) => ({ field: `${field}.${name}`, source }));
}
