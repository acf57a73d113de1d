import type { Json } from '#runtime/contract/json.ts';
import { localOf } from './local.ts';

/** How far the talk has come, moments apart. */
export function alike(local: Json): Json {
  const { startedAt, error, isOver } = localOf(local);
  return { begun: startedAt !== null, broken: error !== '', isOver };
}
