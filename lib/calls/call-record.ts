import type { CallRow } from '#lib/database/call-rows.ts';
import type { Secrets } from '#lib/secrets.ts';
import type { CallState } from '#runtime/contract/state.ts';

/** A stored call, its secrets open. `revision` is the one that `state` belongs to. */
export type CallRecord = Omit<CallRow, 'state'> & { state: CallState };

/** Throws `UnsealError` when the secrets were sealed under another key. */
export function openCall(row: CallRow, box: Secrets): CallRecord {
  const state = storedState(row.state);
  const sealed = state.secrets;
  const secrets = typeof sealed === 'string' ? box.unseal(sealed, contextOf(row.id)) : '{}';
  return { ...row, state: { ...state, secrets: JSON.parse(secrets) } };
}

/** The state as it may be stored, as JSON: `secrets` is one sealed text, or absent when there are none. */
export function sealState(state: CallState, box: Secrets): string {
  const isEmpty = Object.keys(state.secrets).length === 0;
  const secrets = isEmpty ? undefined : box.seal(JSON.stringify(state.secrets), contextOf(state.id));
  return JSON.stringify({ ...state, secrets });
}

const contextOf = (id: string): string => `call:${id}`;

type StoredState = Omit<CallState, 'secrets'> & { secrets?: string };

/** Only the driver writes this column, by `sealState`. */
function storedState(json: string): StoredState {
  return JSON.parse(json) as StoredState;
}
