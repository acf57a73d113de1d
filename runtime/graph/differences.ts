import type { Json, JsonObject } from '#runtime/contract/json.ts';

export type Difference = { path: string[]; before: Json; after: Json };

/**
 * Where two values differ, as deep as both have the same shape. Items of a list are paired by their `id` where they have one,
 * else by their place; what is only on one side is null on the other.
 */
export function differences(before: Json, after: Json, path: string[] = []): Difference[] {
  const [old, now] = [asObject(before), asObject(after)];
  if (old === null || now === null || Array.isArray(before) !== Array.isArray(after)) {
    return before === after ? [] : [{ path, before, after }];
  }
  const keys = new Set([...Object.keys(old), ...Object.keys(now)]);
  const inside = [...keys].flatMap((key) => differences(own(old, key), own(now, key), [...path, key]));
  return Array.isArray(before) ? [...inside, ...reordered(old, now, path)] : inside;
}

/** The order of what stands in both lists, where it changed: conditions are tried and people rung from the top. */
function reordered(before: JsonObject, after: JsonObject, path: string[]): Difference[] {
  const [old, now] = [shared(before, after), shared(after, before)];
  if (old.every((id, index) => id === now[index])) return [];
  return [{ path: [...path, 'order'], before: old, after: now }];
}

function shared(list: JsonObject, other: JsonObject): string[] {
  return Object.keys(list).filter((id) => Object.hasOwn(other, id));
}

function asObject(value: Json): JsonObject | null {
  if (value === null || typeof value !== 'object') return null;
  if (!Array.isArray(value)) return value;
  return Object.fromEntries(value.map((item, index) => [idOf(item) ?? String(index), item]));
}

function idOf(item: Json): string | null {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return null;
  return typeof item['id'] === 'string' ? item['id'] : null;
}

function own(value: JsonObject, key: string): Json {
  return Object.hasOwn(value, key) ? (value[key] ?? null) : null;
}
