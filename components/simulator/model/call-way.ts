import type { Moment } from '#runtime/rehearsal/rehearsal.ts';

/** The way of a call over the canvas. Wires are `node:port`. */
export type CallWay = { current: string | null; nodes: ReadonlySet<string>; wires: ReadonlySet<string> };

/** Steps and wires of one version's graph that a call has passed, and where it is now. */
export function wayOf(moments: readonly Moment[], version: string): CallWay {
  const nodes = new Set<string>();
  const wires = new Set<string>();
  let current: string | null = null;
  for (const moment of moments) {
    if (moment.kind !== 'turn') continue;
    for (const { version: of, node, port } of moment.turn.trace) {
      if (of !== version) continue;
      nodes.add(node);
      if (port !== null) wires.add(`${node}:${port}`);
    }
    const { frames, status } = moment.turn.state;
    // A subflow runs inside the step that called it.
    current =
      status === 'ended' ? null : (frames.findLast((frame) => frame.version === version)?.node ?? null);
  }
  return { current, nodes, wires };
}
