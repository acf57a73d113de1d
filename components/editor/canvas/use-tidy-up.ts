'use client';

import { useReactFlow } from '@xyflow/react';
import { useState } from 'react';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { useDrawnFlow } from '#components/editor/drawing.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { layOut } from '#components/editor/lay-out.ts';

/** How long cards take to their new places, as app/globals.css has it for `.tidying`. */
const movingMs = 220;

/** Puts the steps in the order of a call, from left to right; one step of undo. */
export function useTidyUp() {
  const { edit } = useFlowDocument();
  const { getNode, fitView } = useReactFlow();
  const drawing = useDrawnFlow();
  const [tidying, setTidying] = useState(false);
  const tidyUp = async () => {
    setTidying(true);
    try {
      const heights = new Map(drawing.steps.map(({ id }) => [id, getNode(id)?.measured?.height ?? 120]));
      const positions = await layOut(drawing, heights);
      const canvas = globalThis.document.querySelector('.react-flow');
      canvas?.classList.add('tidying');
      edit.moveParts({ nodes: positions });
      await new Promise((resolve) => setTimeout(resolve, movingMs));
      canvas?.classList.remove('tidying');
      await fitView({ duration: 160, padding: 0.06, maxZoom: 1 });
      useEditor.getState().announce('The steps are in order now.');
    } finally {
      setTidying(false);
    }
  };
  return { tidyUp, tidying };
}
