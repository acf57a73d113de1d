import type { Json, JsonObject } from '#runtime/contract/json.ts';

/** Names of fields, and of a list's items the id (text) or the place (number). */
export type Path = readonly (string | number)[];

/** The value at a path; undefined where nothing is. */
export function valueAt(data: Json | undefined, path: Path): Json | undefined {
  let found = data;
  for (const step of path) {
    if (found === null || typeof found !== 'object') return undefined;
    if (Array.isArray(found)) found = found[placeOf(found, step)];
    else found = Object.hasOwn(found, step) ? found[step] : undefined;
  }
  return found;
}

/** The data with a value at a path; undefined takes it away. What is on the way and missing is made. */
export function withValueAt(data: Json | undefined, path: Path, value: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? null;
  if (Array.isArray(data)) {
    const place = placeOf(data, step);
    return data.map((item, index) => (index === place ? withValueAt(item, rest, value) : item));
  }
  const object: JsonObject = data !== null && typeof data === 'object' ? { ...data } : {};
  if (rest.length === 0 && value === undefined) delete object[step];
  else object[step] = withValueAt(object[step], rest, value);
  return object;
}

/** A path as problems have it: `options.0.keys`. */
export function dottedPath(data: Json | undefined, path: Path): string {
  return path
    .map((step, index) => {
      const list = valueAt(data, path.slice(0, index));
      return Array.isArray(list) ? placeOf(list, step) : step;
    })
    .join('.');
}

function placeOf(list: readonly Json[], step: string | number): number {
  return typeof step === 'number' ? step : list.findIndex((item) => idOf(item) === step);
}

/** The id of a list's item; null where it has none. */
export function idOf(item: Json | undefined): string | null {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return null;
  return typeof item['id'] === 'string' ? item['id'] : null;
}
