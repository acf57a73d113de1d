'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { createFlowServer } from '#components/document/flow-server.ts';
import { createFlowStore } from '#components/document/flow-store.ts';
import { openKeeper } from '#components/document/keeper.ts';
import { SharedFlowContext } from '#components/document/shared-flow-context.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';

type Properties = {
  /** The flow's id, and not its short name. */
  flow: string;
  /** Who edits. */
  author: string;
  /** The draft as the server rendered it, shown until the shared document is there. */
  initial: FlowDocument;
  children: ReactNode;
};

/** Opens a flow's shared document for everything below it. Another flow or author needs another `key`. */
export function SharedFlowProvider({ flow, author, initial, children }: Properties) {
  const [store] = useState(() =>
    createFlowStore({ flow, author, initial, server: createFlowServer(flow, author), openKeeper }),
  );
  useEffect(() => store.start(), [store]);
  return <SharedFlowContext value={store}>{children}</SharedFlowContext>;
}
