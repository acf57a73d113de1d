'use client';

import {
  BaseEdge,
  type EdgeProps,
  getBezierPath,
  getSmoothStepPath,
  type InternalNode,
  type ReactFlowState,
  useStore,
} from '@xyflow/react';
import { useShownWay } from '#components/flow/shown-way.ts';
import { wayBack } from '#components/flow/way-back.ts';

/** A wire: quiet, and green while a step at one of its ends is chosen or a call that is shown has passed it. One that leads back goes round the steps in between. */
export function Wire(properties: EdgeProps) {
  const { id, source, target, sourceX, targetX } = properties;
  const leadsBack = targetX < sourceX + 16;
  const chosen = useStore(
    ({ nodeLookup }) =>
      nodeLookup.get(source)?.selected === true || nodeLookup.get(target)?.selected === true,
  );
  const centerY = useStore((state) => (leadsBack ? heightOfWayBack(state, source, target) : 0));
  const passed = useShownWay(({ wires }) => wires.has(id));
  const [path] = leadsBack
    ? getSmoothStepPath({ ...properties, borderRadius: 16, offset: 24, centerY })
    : getBezierPath({ ...properties, curvature: 0.35 });
  return <BaseEdge id={id} path={path} className={chosen || passed ? 'chosen-wire' : ''} />;
}

function heightOfWayBack({ nodeLookup }: ReactFlowState, source: string, target: string): number {
  const [from, to] = [nodeLookup.get(source), nodeLookup.get(target)];
  return from && to ? wayBack(boxOf(from), boxOf(to), [...nodeLookup.values()].map(boxOf)) : 0;
}

function boxOf({ internals, measured }: InternalNode) {
  return { ...internals.positionAbsolute, width: measured.width ?? 0, height: measured.height ?? 0 };
}
