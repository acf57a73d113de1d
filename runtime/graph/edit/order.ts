/**
 * Places of a list's items that give them the wanted order: as many as can keep theirs do, so that two people who move
 * different items do not meet. Items without one (null) are new.
 */
export function changeOrders(old: readonly (number | null)[]): number[] {
  const kept = longestRise(old);
  const orders: number[] = [];
  for (let place = 0; place < old.length; place += 1) {
    const own = old[place];
    if (kept.has(place) && typeof own === 'number') {
      orders.push(own);
      continue;
    }
    const before = orders.at(-1) ?? null;
    const nextKept = [...kept].filter((index) => index > place).sort((a, b) => a - b)[0];
    const after = nextKept === undefined ? null : (old[nextKept] ?? null);
    const between = middle(before, after);
    // Halved so often that no number lies between: all get new ones.
    if (between === null) return old.map((_, index) => index + 1);
    orders.push(between);
  }
  return orders;
}

function middle(before: number | null, after: number | null): number | null {
  if (before === null && after === null) return 1;
  if (before === null) return (after ?? 0) - 1;
  if (after === null) return before + 1;
  const between = (before + after) / 2;
  return before < between && between < after ? between : null;
}

/** Places of the longest subsequence that rises already. */
function longestRise(orders: readonly (number | null)[]): Set<number> {
  const lengths: number[] = [];
  const previous: number[] = [];
  let best = -1;
  orders.forEach((order, place) => {
    lengths[place] = 0;
    previous[place] = -1;
    if (order === null) return;
    lengths[place] = 1;
    for (let earlier = 0; earlier < place; earlier += 1) {
      const other = orders[earlier];
      const length = (lengths[earlier] ?? 0) + 1;
      if (typeof other === 'number' && other < order && length > (lengths[place] ?? 0)) {
        lengths[place] = length;
        previous[place] = earlier;
      }
    }
    if (best === -1 || (lengths[place] ?? 0) > (lengths[best] ?? 0)) best = place;
  });
  const rise = new Set<number>();
  for (let place = best; place !== -1; place = previous[place] ?? -1) rise.add(place);
  return rise;
}
