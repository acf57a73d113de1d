import type { CallRecord } from './call-record.ts';
import type { LookUpPlace } from './look-ups.ts';

/** Where a call's look-ups belong. */
export function lookUpPlace(call: Pick<CallRecord, 'workspaceId' | 'provider' | 'accountId'>): LookUpPlace {
  return { workspace: call.workspaceId, provider: call.provider, account: call.accountId };
}
