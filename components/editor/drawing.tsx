'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { ProblemsProvider } from '#components/editor/problems.tsx';
import { useDrawing } from '#components/editor/use-drawing.ts';
import type { DrawnFlow } from '#components/flow/drawn-flow.ts';

const Drawing = createContext<DrawnFlow>({ steps: [], wires: [], notes: [] });

/** What is worked out of the document once, for all parts of the editor. */
export function DrawingProvider({ children }: { children: ReactNode }) {
  const { document } = useFlowDocument();
  const drawing = useDrawing(document);
  return (
    <Drawing value={drawing}>
      <ProblemsProvider document={document}>{children}</ProblemsProvider>
    </Drawing>
  );
}

/** The flow with its words put in, its steps in the order of a call. */
export function useDrawnFlow(): DrawnFlow {
  return useContext(Drawing);
}
