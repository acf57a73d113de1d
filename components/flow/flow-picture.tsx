import { cardWidth, type DrawnFlow, type DrawnStep } from '#components/flow/drawn-flow.ts';

type Box = { id: string; group: DrawnStep['group']; x: number; y: number; height: number };

/** Room around the steps, and the least part of the canvas that is shown, in the canvas's pixels. */
const margin = 40;
const least = { width: 900, height: 440 };

/** A flow in small: its steps as tiles in their groups' colours, its wires as lines. Decoration; the card's words say the rest. */
export function FlowPicture({ flow }: { flow: DrawnFlow }) {
  const boxes = flow.steps.map(boxOf);
  const byId = new Map(boxes.map((box) => [box.id, box]));
  return (
    <svg
      viewBox={viewBoxOf(boxes)}
      className="h-36 w-full p-4"
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
    >
      {flow.wires.map(({ from, port, to }) => {
        const [source, target] = [byId.get(from), byId.get(to)];
        return (
          source &&
          target && (
            <path
              key={`${from}:${port}`}
              d={curve(source, target)}
              fill="none"
              className="stroke-line-strong"
              strokeWidth="1"
              vectorEffect="non-scaling-stroke"
            />
          )
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
            vectorEffect="non-scaling-stroke"
          />
          <rect
            x={x + 20}
            y={y + 18}
            width="52"
            height="52"
            rx="16"
            className={`group-tile group-${group}`}
            fill="currentColor"
          />
          <rect x={x + 90} y={y + 34} width={cardWidth - 118} height="20" rx="10" className="fill-line" />
        </g>
      ))}
    </svg>
  );
}

function boxOf({ id, group, position, lines, outcomes }: DrawnStep): Box {
  return { id, group, ...position, height: 88 + lines.length * 16 + outcomes.length * 18 };
}

function viewBoxOf(boxes: readonly Box[]): string {
  const left = Math.min(...boxes.map(({ x }) => x)) - margin;
  const top = Math.min(...boxes.map(({ y }) => y)) - margin;
  const width = Math.max(...boxes.map(({ x }) => x + cardWidth)) + margin - left;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + margin - top;
  const [wide, high] = [Math.max(width, least.width), Math.max(height, least.height)];
  return [left - (wide - width) / 2, top - (high - height) / 2, wide, high].join(' ');
}

function curve(source: Box, target: Box): string {
  const [startX, startY] = [source.x + cardWidth, source.y + source.height / 2];
  const [endX, endY] = [target.x, target.y + 44];
  const bend = Math.min(200, Math.max(60, Math.abs(endX - startX) / 2));
  return `M${startX} ${startY} C${startX + bend} ${startY} ${endX - bend} ${endY} ${endX} ${endY}`;
}
