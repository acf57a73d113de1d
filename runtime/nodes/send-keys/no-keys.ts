/** What is neither a key nor a wait; people also write spaces, hyphens, and a comma for a wait. */
export const noKeys = /[^0-9*#wW,\s-]/;
