import type { Json } from '#runtime/contract/json.ts';

/**
 * Where a value is in a step's data: names of fields, and of a list's items either the id (text) or the place (number). A dotted
 * text, as problems have it, counts places: `options.0.keys`.
 */
export type FieldPath = string | readonly (string | number)[];

/** The value at a path; undefined when nothing is there. */
export function valueAt(json: Json, path: FieldPath): Json | undefined {
  let found: Json | undefined = json;
  for (const part of partsOf(path)) {
    if (found === undefined || found === null || typeof found !== 'object') return undefined;
    const key = keyOf(found, part);
    found = key === null || !Object.hasOwn(found, key) ? undefined : Reflect.get(found, key);
  }
  return found;
}

/** A copy with another value at a path, taken away where it is undefined; null when the way to it is not there. */
export function withValue(json: Json, path: FieldPath, value: Json | undefined): Json | null {
  return put(json, partsOf(path), value);
}

function put(
  json: Json,
  [part, ...rest]: readonly (string | number)[],
  value: Json | undefined,
): Json | null {
  if (part === undefined) return value ?? null;
  if (json === null || typeof json !== 'object') return null;
  const key = keyOf(json, part);
  if (key === null) return null;
  const old = Object.hasOwn(json, key) ? Reflect.get(json, key) : undefined;
  if (rest.length > 0 && old === undefined) return null;
  const inside = rest.length === 0 ? value : put(old ?? null, rest, value);
  if (inside === null && rest.length > 0) return null;
  if (!Array.isArray(json)) {
    const others = Object.entries(json).filter(([name]) => name !== key);
    return Object.fromEntries(inside === undefined ? others : [...others, [key, inside]]);
  }
  return inside === undefined ? json.toSpliced(Number(key), 1) : json.with(Number(key), inside);
}

function partsOf(path: FieldPath): readonly (string | number)[] {
  if (typeof path !== 'string') return path;
  return path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The key of an object or the index of a list's item, which must be there. */
function keyOf(json: object, part: string | number): string | null {
  if (!Array.isArray(json)) return String(part) === '__proto__' ? null : String(part);
  const index = typeof part === 'number' ? part : json.findIndex((item) => idOf(item) === part);
  return index in json ? String(index) : null;
}

export function idOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('id' in item)) return null;
  return typeof item.id === 'string' ? item.id : null;
}
