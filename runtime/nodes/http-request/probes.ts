import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { parseJsonPath } from '#runtime/contract/json-path.ts';
import type { FoundProbe, ProbeContext, Probes } from '#runtime/contract/probes.ts';
import type { HttpRequest, Part } from './fields.ts';
import { parseStatuses } from './statuses.ts';

/** A status for each outcome, no answer at all, and bodies with what others compare the variables with. */
export function probes(data: HttpRequest, { node, wanted }: ProbeContext): Probes {
  const own = data.outcomes.flatMap(({ statuses }) =>
    (parseStatuses(statuses) ?? []).slice(0, 1).map(({ from }) => from),
  );
  const others = [200, 500].filter((status) => !own.includes(status));
  const named = wanted(`steps.${node.slug}.status`)
    .map(Number)
    .filter((status) => status >= 100 && status <= 599);
  const found: FoundProbe[] = [
    { status: 200, body: bodyWith(data.variables, {}) },
    { status: 200, body: {} },
    ...data.variables.flatMap(({ variable }) =>
      wanted(`vars.${variable}`).map(
        (value): FoundProbe => ({ status: 200, body: bodyWith(data.variables, { [variable]: value }) }),
      ),
    ),
    ...[...new Set([...own, ...others, ...named])]
      .filter((status) => status !== 200)
      .map((status) => ({ status, body: {} })),
    { fails: 'timeout' },
  ];
  return { lookUps: { 'http-request': found } };
}

/** A body in which the values stand where they are looked for; what is not told is a word. */
function bodyWith(parts: readonly Part[], values: Record<string, string>): Json {
  let body: Json = {};
  for (const { variable, from, path } of parts) {
    if (from === 'body') body = placed(body, parseJsonPath(path) ?? [], values[variable] ?? 'example');
  }
  return body;
}

function placed(json: Json, [key, ...rest]: readonly (string | number)[], value: Json): Json {
  if (key === undefined) return value;
  if (typeof key === 'number') return [placed(Array.isArray(json) ? (json[0] ?? null) : null, rest, value)];
  const object: JsonObject = json !== null && typeof json === 'object' && !Array.isArray(json) ? json : {};
  return { ...object, [key]: placed(object[key] ?? null, rest, value) };
}
