/** Whether each item of a list has an id of its own, as outcomes are named after them. */
export function distinctIds(items: readonly { id: string }[]): boolean {
  return new Set(items.map(({ id }) => id)).size === items.length;
}
