import type { Json } from '#runtime/contract/json.ts';
import { localOf } from './local.ts';

/** Who is rung now and what the last attempt came to: those before it change nothing any more. */
export function alike(local: Json): Json {
  const { next, ringing, attempts } = localOf(local);
  return { next, ringing: ringing.map(({ target }) => target), last: attempts.at(-1)?.outcome ?? '' };
}
