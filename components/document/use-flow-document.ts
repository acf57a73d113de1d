'use client';

import { useContext, useSyncExternalStore } from 'react';
import { SharedFlowContext } from '#components/document/shared-flow-context.ts';
import type { SharedFlow } from '#components/document/types.ts';

/** The shared document below a `SharedFlowProvider`, anew whenever anything of it changes. */
export function useFlowDocument(): SharedFlow {
  const store = useContext(SharedFlowContext);
  if (store === null) throw new Error('useFlowDocument works below a SharedFlowProvider only.');
  return useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
}
