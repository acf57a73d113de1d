import type { Json } from './json.ts';

/** Keys and places; a place below 0 counts from the end. */
type JsonPath = readonly (string | number)[];

/** A path such as `order.items[0].name`, `[-1]` or `["odd name"]`, with or without `$` before it; null for what is none. */
export function parseJsonPath(path: string): JsonPath | null {
  const steps: (string | number)[] = [];
  let rest = path.trim().replace(/^\$(?=$|[.[])\.?/, '');
  if (rest !== '' && !rest.startsWith('[')) rest = `.${rest}`;
  while (rest !== '') {
    const [whole, name, place, quoted] = step.exec(rest) ?? [];
    if (whole === undefined) return null;
    steps.push(place === undefined ? (name ?? quoted ?? '') : Number(place));
    rest = rest.slice(whole.length);
  }
  return steps;
}

const step = /^(?:\.([^.[\]"]+)|\[(-?\d{1,9})\]|\["([^"]+)"\])/;

/** What stands there; null when nothing does. The empty path is the whole. */
export function readJsonPath(json: Json, path: string): Json {
  let found: Json = json;
  for (const key of parseJsonPath(path) ?? ['']) found = below(found, key);
  return found;
}

function below(json: Json, key: string | number): Json {
  if (Array.isArray(json)) return json.at(typeof key === 'number' ? key : placeOf(key)) ?? null;
  if (json === null || typeof json !== 'object' || !Object.hasOwn(json, key)) return null;
  return json[key] ?? null;
}

/** `items.0` is `items[0]`. */
function placeOf(key: string): number {
  return /^\d{1,9}$/.test(key) ? Number(key) : Number.POSITIVE_INFINITY;
}
