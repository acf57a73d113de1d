'use client';

import { ReactFlowProvider } from '@xyflow/react';
import { useLayoutEffect } from 'react';
import { SharedFlowProvider } from '#components/document/shared-flow-provider.tsx';
import { DrawingProvider } from '#components/editor/drawing.tsx';
import { type EditorFacts, EditorFactsProvider } from '#components/editor/editor-facts.tsx';
import { EditorShell } from '#components/editor/editor-shell.tsx';
import { beginning, useEditor } from '#components/editor/editor-store.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';

/** The editor of one flow. */
export function Editor({ facts, document }: { facts: EditorFacts; document: FlowDocument }) {
  const { id } = facts.flow;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another flow begins with nothing chosen
  useLayoutEffect(() => useEditor.setState(beginning()), [id]);
  return (
    <EditorFactsProvider facts={facts}>
      <SharedFlowProvider key={id} flow={id} author="You" initial={document}>
        <ReactFlowProvider>
          <DrawingProvider>
            <EditorShell />
          </DrawingProvider>
        </ReactFlowProvider>
      </SharedFlowProvider>
    </EditorFactsProvider>
  );
}
