'use client';

import { getViewportForBounds, useNodesInitialized, useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';

/** Below this scale nobody can read a step. */
const readable = 0.7;

/** Shows the whole flow when its steps stay readable so; a longer one from its first step on. */
export function OpeningView({ first }: { first: string }) {
  const measured = useNodesInitialized();
  const { getNodes, getNode, getNodesBounds, setViewport } = useReactFlow();
  const store = useStoreApi();
  const opened = useRef(false);
  useEffect(() => {
    const start = getNode(first);
    if (!measured || !start || opened.current) return;
    opened.current = true;
    const { width, height } = store.getState();
    const whole = getViewportForBounds(getNodesBounds(getNodes()), width, height, 0.1, 1, 0.06);
    if (whole.zoom >= readable) return void setViewport(whole);
    const zoom = width < 640 ? readable : 0.8;
    const middle = start.position.y + (start.measured?.height ?? 0) / 2;
    const margin = width < 640 ? 16 : 48;
    void setViewport({ x: margin - start.position.x * zoom, y: height * 0.42 - middle * zoom, zoom });
  }, [measured, first, getNode, getNodes, getNodesBounds, setViewport, store]);
  return null;
}
