import type { z } from 'zod';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { checkedJson } from '../checked-json.ts';

/**
 * Data that passes a schema, made of some that two people's edits may have brought out of shape: whatever does not fit is taken out,
 * so that its default stands there. Everybody gets the same from the same; `fallback` when nothing else helps.
 */
export function mend(schema: z.ZodType, json: JsonObject, fallback: object): JsonObject {
  let mended: Json = json;
  for (let round = 0; round < mostRounds; round += 1) {
    const parsed = schema.safeParse(mended);
    if (parsed.success) return checkedJson(parsed.data);
    const [issue] = parsed.error.issues;
    const next: Json = issue === undefined ? mended : without(mended, issue);
    if (next === mended) break;
    mended = next;
  }
  return checkedJson(schema.parse(fallback));
}

const mostRounds = 1_000;

type Path = readonly PropertyKey[];

function without(json: Json, issue: z.core.$ZodIssue): Json {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.reduce((rest: Json, key) => removed(rest, [...issue.path, key]), json);
  }
  if (issue.code === 'too_big' && issue.origin === 'array') {
    return replaced(json, issue.path, (list) =>
      Array.isArray(list) ? list.slice(0, Number(issue.maximum)) : undefined,
    );
  }
  // What is missing cannot be taken out, but what misses it can.
  for (let length = issue.path.length; length > 0; length -= 1) {
    const rest = removed(json, issue.path.slice(0, length));
    if (rest !== json) return rest;
  }
  return json;
}

function removed(json: Json, path: Path): Json {
  return replaced(json, path, () => undefined);
}

/** The same object when there is nothing at the path. */
function replaced(json: Json, path: Path, change: (value: Json) => Json | undefined): Json {
  const [first, ...rest] = path;
  if (first === undefined) return change(json) ?? null;
  if (json === null || typeof json !== 'object') return json;
  const key = String(first);
  if (!Object.hasOwn(json, key)) return json;
  const entries = Object.entries(json);
  const old = entries.find(([name]) => name === key)?.[1] ?? null;
  const value = rest.length === 0 ? change(old) : replaced(old, rest, change);
  if (value === old) return json;
  const others = entries.flatMap(([name, item]): [string, Json][] => {
    if (name !== key) return [[name, item]];
    return value === undefined ? [] : [[name, value]];
  });
  return Array.isArray(json) ? others.map(([, item]) => item) : Object.fromEntries(others);
}
