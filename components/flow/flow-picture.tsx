import { cardWidth, type DrawnFlow } from '#components/flow/drawn-flow.ts';

/** A flow in small: its steps as tiles in their groups' colours, its wires as lines. Decoration; the card's words say the rest. */
export function FlowPicture({ flow }: { flow: DrawnFlow }) {
  const boxes = flow.steps.map((step) => ({
    ...step.position,
    id: step.id,
    group: step.group,
    height: 56 + step.lines.length * 20 + step.outcomes.length * 24,
  }));
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const left = Math.min(0, ...boxes.map(({ x }) => x)) - 40;
  const top = Math.min(...boxes.map(({ y }) => y), 0) - 40;
  const right = Math.max(...boxes.map(({ x }) => x + cardWidth), 400) + 40;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height), 200) + 40;
  return (
    <svg
      viewBox={`${left} ${top} ${right - left} ${bottom - top}`}
      className="h-36 w-full bg-canvas p-3"
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
    >
      {flow.wires.map(({ from, port, to }) => {
        const source = byId.get(from);
        const target = byId.get(to);
        if (!source || !target) return null;
        const start = { x: source.x + cardWidth, y: source.y + source.height / 2 };
        const end = { x: target.x, y: target.y + 24 };
        const bend = Math.max(60, Math.abs(end.x - start.x) / 2);
        return (
          <path
            key={`${from}:${port}`}
            d={`M${start.x} ${start.y} C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`}
            fill="none"
            className="stroke-line-strong"
            strokeWidth="5"
          />
        );
      })}
      {boxes.map(({ id, x, y, height, group }) => (
        <g key={id}>
          <rect
            x={x}
            y={y}
            width={cardWidth}
            height={height}
            rx="20"
            className="fill-panel stroke-line"
            strokeWidth="4"
          />
          <rect
            x={x + 22}
            y={y + 20}
            width="40"
            height="40"
            rx="12"
            className={`group-tile group-${group}`}
            fill="currentColor"
          />
          <rect x={x + 78} y={y + 32} width={cardWidth - 110} height="16" rx="8" className="fill-line" />
        </g>
      ))}
    </svg>
  );
}
