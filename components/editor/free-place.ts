import type { Position } from '#components/document/types.ts';
import { cardWidth } from '#components/flow/drawn-flow.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';

/** Room that a card takes with the air around it. */
const room = { width: cardWidth + 60, height: 270 };

/** Where a new card covers none of these: right of the one at `left`, or about the given point. */
export function freePlace(
  cards: readonly { position: Position }[],
  left: Position | undefined,
  about: Position,
): Position {
  const start = left
    ? { x: left.x + cardWidth + 80, y: left.y }
    : { x: about.x - cardWidth / 2, y: about.y - room.height / 2 };
  const position = { x: Math.round(start.x / 10) * 10, y: Math.round(start.y / 10) * 10 };
  const covered = () =>
    cards.some(
      (card) =>
        Math.abs(card.position.x - position.x) < room.width &&
        Math.abs(card.position.y - position.y) < room.height,
    );
  for (let tries = 0; tries < 200 && covered(); tries += 1) position.y += 40;
  return position;
}

/** `Speak`, `Speak 2`, … */
export function freeName(title: string, { nodes }: FlowDocument): string {
  const taken = new Set(Object.values(nodes).map(({ name }) => name));
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? title : `${title} ${count}`;
    if (!taken.has(name)) return name;
  }
}

/** The id of the note that a card on the canvas stands for; null for a step's. */
export function noteId(card: string): string | null {
  return card.startsWith('note:') ? card.slice('note:'.length) : null;
}
