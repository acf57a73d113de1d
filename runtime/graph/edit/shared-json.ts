import * as Y from 'yjs';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { limits } from '#runtime/contract/limits.ts';
import { compareText } from '../compare-text.ts';
import { changeOrders } from './order.ts';

/**
 * JSON as shared types, so that edits of different fields and of different items merge: objects are maps; lists whose items
 * tell themselves apart (by an id, or short texts) are maps as well, with each item's place beside it. Other lists and all
 * else are values, of which the later wins.
 */
export type SharedMap = Y.Map<unknown>;

/** In a list's map: the field that tells its items apart; '' for a list of texts. */
const listMark = '#list';
/** In an item's map; a list of texts has it as the entry's value. */
const orderMark = '#order';

/** Levels below a step or variable; the flow itself has two more. */
const mostLevels = limits.flowDepth - 2;

/** A new shared value, not yet in a document. */
export function toShared(json: Json): unknown {
  if (json === null || typeof json !== 'object') return json;
  if (!Array.isArray(json)) return toSharedObject(json);
  const identity = identityOf(json);
  return identity === null ? json : toSharedList(json, identity);
}

export function toSharedObject(json: JsonObject): SharedMap {
  return new Y.Map(entriesOf(json));
}

/** A list's map; of items with the same identity the first holds. */
function toSharedList(items: readonly Json[], identity: string): SharedMap {
  const list = new Y.Map<unknown>([[listMark, identity]]);
  [...byIdentity(items, identity)].forEach(([id, item], place) => {
    list.set(nameOf(id), sharedItem(item, identity, place + 1));
  });
  return list;
}

/** What a shared value stands for. Whatever stands in the document: what is no JSON is null, keys are sorted. */
export function fromShared(value: unknown, level = 1): Json {
  if (!(value instanceof Y.Map)) return jsonOf(value, level);
  if (level > mostLevels) return null;
  const identity = value.get(listMark);
  return typeof identity === 'string' ? listOf(value, identity, level) : objectOf(value, level);
}

/** Makes the value at a key what the JSON says, by the smallest change that does it. */
export function writeShared(map: SharedMap, key: string, json: Json): void {
  const name = nameOf(key);
  const old = map.get(name);
  const isDone =
    old instanceof Y.Map ? writeInside(old, json) : map.has(name) && sameJson(jsonOf(old, 1), json);
  if (!isDone) map.set(name, toShared(json));
}

/** Whether a map could become it and did; else it must be replaced. */
function writeInside(old: SharedMap, json: Json): boolean {
  const identity = old.get(listMark);
  if (isObject(json)) {
    if (identity === undefined) writeObject(old, json);
    return identity === undefined;
  }
  const wanted = Array.isArray(json) ? identityOf(json) : null;
  if (!Array.isArray(json) || typeof identity !== 'string' || wanted === null) return false;
  if (json.length > 0 && wanted !== identity && old.size > 1) return false;
  writeList(old, json, json.length === 0 ? identity : wanted);
  return true;
}

/** The same for all of an object's keys. */
export function writeObject(map: SharedMap, json: JsonObject): void {
  const wanted = new Map(Object.entries(json));
  for (const name of [...map.keys()]) {
    if (!isMark(name) && !wanted.has(keyOf(name))) map.delete(name);
  }
  for (const [key, value] of wanted) writeShared(map, key, value);
}

/** The same for a list: items are kept as long as their identity is there. */
export function writeList(list: SharedMap, items: readonly Json[], identity: string): void {
  if (list.get(listMark) !== identity) list.set(listMark, identity);
  const wanted = byIdentity(items, identity);
  for (const name of [...list.keys()]) {
    if (!isMark(name) && !wanted.has(keyOf(name))) list.delete(name);
  }
  const orders = changeOrders([...wanted.keys()].map((id) => orderOf(list.get(nameOf(id)))));
  [...wanted].forEach(([id, item], place) => {
    const order = orders[place] ?? place;
    const old = list.get(nameOf(id));
    if (!(old instanceof Y.Map) || identity === '') {
      if (old !== order) list.set(nameOf(id), sharedItem(item, identity, order));
      return;
    }
    writeObject(old, fieldsOf(item, identity));
    if (orderOf(old) !== order) old.set(orderMark, order);
  });
}

/** The field by which the items of a list are told apart; null when they are not. */
function identityOf(list: readonly Json[]): string | null {
  const ids = list.map((item) => (isObject(item) ? item['id'] : item));
  if (!ids.every((id) => typeof id === 'string') || new Set(ids).size < ids.length) return null;
  if (list.every(isObject)) return 'id';
  return list.every((item) => typeof item === 'string') ? '' : null;
}

function byIdentity(items: readonly Json[], identity: string): Map<string, Json> {
  const all = new Map<string, Json>();
  for (const item of items) {
    const id = isObject(item) ? item[identity] : item;
    if (typeof id === 'string' && !all.has(id)) all.set(id, item);
  }
  return all;
}

function sharedItem(item: Json, identity: string, order: number): unknown {
  if (identity === '') return order;
  return new Y.Map([...entriesOf(fieldsOf(item, identity)), [orderMark, order]]);
}

function fieldsOf(item: Json, identity: string): JsonObject {
  if (!isObject(item)) return {};
  const { [identity]: _, ...fields } = item;
  return fields;
}

function entriesOf(json: JsonObject): [string, unknown][] {
  return Object.entries(json).map(([key, value]) => [nameOf(key), toShared(value)]);
}

function objectOf(map: SharedMap, level: number): JsonObject {
  const names = [...map.keys()].filter((name) => !isMark(name)).sort(compareText);
  return Object.fromEntries(names.map((name) => [keyOf(name), fromShared(map.get(name), level + 1)]));
}

function listOf(list: SharedMap, identity: string, level: number): Json[] {
  return [...list.keys()]
    .filter((name) => !isMark(name))
    .map((name) => ({ name, item: list.get(name) }))
    .map(({ name, item }) => ({ name, item, order: orderOf(item) ?? 0 }))
    .sort((a, b) => a.order - b.order || compareText(a.name, b.name))
    .flatMap(({ name, item }): Json[] => {
      const id = keyOf(name);
      if (identity === '') return item instanceof Y.Map ? [] : [id];
      if (!(item instanceof Y.Map) || level >= mostLevels) return [];
      return [{ [identity]: id, ...objectOf(item, level + 1) }];
    });
}

function orderOf(item: unknown): number | null {
  const order = item instanceof Y.Map ? item.get(orderMark) : item;
  return typeof order === 'number' && Number.isFinite(order) ? order : null;
}

/** Updates come from outside: anything that the encoding can hold may stand in a value. */
function jsonOf(value: unknown, level: number): Json {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (typeof value !== 'object' || value === null || level > mostLevels) return null;
  if (Array.isArray(value)) return value.map((item) => jsonOf(item, level + 1));
  if (Object.getPrototypeOf(value) !== Object.prototype) return null;
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries.map(([key, item]) => [key, jsonOf(item, level + 1)]));
}

function sameJson(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(jsonOf(b, 1));
}

function isObject(json: Json): json is JsonObject {
  return json !== null && typeof json === 'object' && !Array.isArray(json);
}

/** Names of our own begin with one `#`, so keys that do get another one before it. */
function nameOf(key: string): string {
  return key.startsWith('#') ? `#${key}` : key;
}

function keyOf(name: string): string {
  return name.startsWith('##') ? name.slice(1) : name;
}

function isMark(name: string): boolean {
  return name.startsWith('#') && !name.startsWith('##');
}
