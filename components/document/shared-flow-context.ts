'use client';

import { createContext } from 'react';
import type { FlowStore } from '#components/document/flow-store.ts';

/** The store that `SharedFlowProvider` opened. */
export const SharedFlowContext = createContext<FlowStore | null>(null);
