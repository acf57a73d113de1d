'use client';

import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useShownWay } from '#components/flow/shown-way.ts';

/** Room around a step that must be in sight, in pixels. */
const margin = 24;
/** Below this scale nobody can read a step. */
const readable = 0.7;

/** Brings the step where a call is into sight, when it is not. */
export function FollowCall() {
  const current = useShownWay((way) => way.current);
  const { getInternalNode, getViewport, setCenter } = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    const node = current === null ? undefined : getInternalNode(current);
    if (!node) return;
    const { x, y } = node.internals.positionAbsolute;
    const [width, height] = [node.measured.width ?? 0, node.measured.height ?? 0];
    const { x: left, y: top, zoom } = getViewport();
    const seen = store.getState();
    const inSight =
      x * zoom + left > margin &&
      y * zoom + top > margin &&
      (x + width) * zoom + left < seen.width - margin &&
      (y + height) * zoom + top < seen.height - margin;
    if (inSight && zoom >= readable) return;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    void setCenter(x + width / 2, y + height / 2, {
      zoom: Math.max(zoom, readable),
      duration: still ? 0 : 180,
    });
  }, [current, getInternalNode, getViewport, setCenter, store]);
  return null;
}
