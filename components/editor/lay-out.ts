import type { Position } from '#components/document/types.ts';
import { cardWidth, type DrawnFlow } from '#components/flow/drawn-flow.ts';

/** Where each step of a flow stands when it is tidy: layers from left to right, few crossings, outcomes in their order. Heights in pixels, by step. */
export async function layOut(
  { steps, wires }: DrawnFlow,
  heights: ReadonlyMap<string, number>,
): Promise<Record<string, Position>> {
  // Large, and needed by a click on one button only.
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const layout = await new Elk().layout({
    id: 'flow',
    layoutOptions: options,
    children: steps.map(({ id, outcomes, group }) => {
      const height = heights.get(id) ?? 120;
      const rows = outcomes.length;
      return {
        id,
        width: cardWidth,
        height,
        layoutOptions: {
          'elk.portConstraints': 'FIXED_POS',
          ...(group === 'start' ? { 'elk.layered.layering.layerConstraint': 'FIRST' } : {}),
        },
        ports: [
          { id: `${id}:in`, x: 0, y: 26, width: 1, height: 1 },
          ...outcomes.map((outcome, index) => ({
            id: `${id}:out:${outcome.id}`,
            x: cardWidth,
            y: height - 18 - (rows - 1 - index) * 24,
            width: 1,
            height: 1,
          })),
        ],
      };
    }),
    edges: wires.map(({ from, port, to }) => ({
      id: `${from}:${port}`,
      sources: [`${from}:out:${port}`],
      targets: [`${to}:in`],
    })),
  });
  const placed = layout.children ?? [];
  return Object.fromEntries(
    placed.map(({ id, x = 0, y = 0 }) => [id, { x: Math.round(x / 10) * 10, y: Math.round(y / 10) * 10 }]),
  );
}

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '90',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.componentComponent': '60',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.considerModelOrder.components': 'MODEL_ORDER',
  'elk.layered.crossingMinimization.forceNodeModelOrder': 'false',
};
