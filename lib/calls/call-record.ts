import type { CallRow } from '#lib/database/call-rows.ts';
import type { Secrets } from '#lib/secrets.ts';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import type { CallState } from '#runtime/contract/state.ts';

/** A stored call, its secrets open. `revision` is the one that `state` belongs to. */
export type CallRecord = Omit<CallRow, 'state'> & { state: CallState };

/** Throws `UnsealError` when the secrets were sealed under another key. */
export function openCall(row: CallRow, box: Secrets): CallRecord {
  const state = storedState(row.state);
  const sealed = state['secrets'];
  const secrets = typeof sealed === 'string' ? box.unseal(sealed, contextOf(row.id)) : '{}';
  return { ...row, state: ownState({ ...state, secrets: JSON.parse(secrets) }) };
}

/** The state as it may be stored: `secrets` is one sealed text, or absent when there are none. */
export function sealState(state: CallState, box: Secrets): JsonObject {
  const isEmpty = Object.keys(state.secrets).length === 0;
  const secrets = isEmpty ? undefined : box.seal(JSON.stringify(state.secrets), contextOf(state.id));
  return storedState({ ...state, secrets });
}

const contextOf = (id: string): string => `call:${id}`;

/** A state is plain JSON by contract; its type says more than `Json` does. What is undefined is not written. */
function storedState(
  state: Json | (Omit<CallState, 'secrets'> & { secrets: string | undefined }),
): JsonObject {
  return state as JsonObject;
}

/** Only the driver writes this column, from a `CallState`. */
function ownState(state: JsonObject): CallState {
  return state as unknown as CallState;
}
