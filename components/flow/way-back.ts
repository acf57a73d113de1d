type Box = { x: number; y: number; width: number; height: number };

/** Room between the wire and the cards above and below it, in the canvas's pixels. */
const clearance = 20;

/** The height at which a wire that leads back runs below its two steps without crossing any card on its way. */
export function wayBack(source: Box, target: Box, others: readonly Box[]): number {
  const [left, right] = [
    Math.min(source.x, target.x),
    Math.max(source.x + source.width, target.x + target.width),
  ];
  const passed = others
    .filter(({ x, width }) => x < right && x + width > left)
    .sort((one, other) => one.y - other.y);
  let height = Math.max(source.y + source.height, target.y + target.height) + clearance;
  for (const box of passed) {
    const bottom = box.y + box.height;
    if (box.y - clearance < height && bottom + clearance > height) height = bottom + clearance;
  }
  return height;
}
