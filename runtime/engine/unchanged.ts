import type { CallState } from '#runtime/contract/state.ts';
import type { Reply, Turn } from '#runtime/contract/step-result.ts';

/** A turn that changes nothing: the driver stores nothing. */
export function unchanged(state: CallState, reply: Reply): Turn {
  return { state, changed: false, reply, outbox: [], trace: [], sensitive: false, background: [] };
}
