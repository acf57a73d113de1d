/** What a kind of step is called while it is dragged onto the canvas. */
export const dragType = 'application/x-ringtree-step';
