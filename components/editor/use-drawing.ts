'use client';

import { useMemo, useRef } from 'react';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { arrangeFlow } from '#components/flow/draw-flow.ts';
import { drawStep } from '#components/flow/draw-step.ts';
import type { DrawnFlow, DrawnStep } from '#components/flow/drawn-flow.ts';
import type { FlowDocument, FlowNode } from '#runtime/contract/flow.ts';

type Kept = { node: FlowNode; leads: string; step: DrawnStep };

/** The document as it is drawn. A step that did not change stays the same object, so that only changed cards are drawn again. */
export function useDrawing(document: FlowDocument): DrawnFlow {
  const { words } = useEditorFacts();
  const kept = useRef(new Map<string, Kept>());
  return useMemo(() => {
    const { nodes, edges } = document;
    const wires = Map.groupBy(edges, ({ from }) => from);
    const next = new Map<string, Kept>();
    for (const [id, node] of Object.entries(nodes)) {
      const targets = new Map(wires.get(id)?.map(({ port, to }) => [port, nodes[to]?.name ?? null]));
      const leads = JSON.stringify([...targets]);
      const known = kept.current.get(id);
      const unchanged = known?.node === node && known.leads === leads;
      next.set(
        id,
        unchanged
          ? known
          : {
              node,
              leads,
              step: drawStep(node, {
                id,
                leadsTo: (port) => targets.get(port) ?? null,
                words: words[node.kind] ?? {},
              }),
            },
      );
    }
    kept.current = next;
    return arrangeFlow(
      document,
      [...next.values()].map(({ step }) => step),
    );
  }, [document, words]);
}
