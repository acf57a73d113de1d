/** Frames that a new card may take until it is on the canvas. */
const mostFrames = 30;

/** Puts the focus on a step's card as soon as it is drawn. */
export function focusCard(id: string, frames = 0): void {
  const card = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (card !== null && card.style.visibility !== 'hidden') card.focus({ preventScroll: true });
  else if (frames < mostFrames) requestAnimationFrame(() => focusCard(id, frames + 1));
}
