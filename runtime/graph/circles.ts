/**
 * The groups of ids in which each can be reached from each other by at least one step (Tarjan's strongly connected
 * components, without recursion), in the order in which `ids` comes to them.
 */
export function circles(ids: readonly string[], next: (id: string) => readonly string[]): string[][] {
  const search: Search = { order: new Map(), lowest: new Map(), open: [], isOpen: new Set(), found: [] };
  for (const id of ids) {
    if (!search.order.has(id)) visit(search, id, next);
  }
  return search.found.filter((group) => group.length > 1 || group.some((id) => next(id).includes(id)));
}

type Search = {
  order: Map<string, number>;
  lowest: Map<string, number>;
  open: string[];
  isOpen: Set<string>;
  found: string[][];
};

function visit(search: Search, root: string, next: (id: string) => readonly string[]): void {
  const path = [begin(search, root, next)];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const neighbour = top.neighbours.next();
    if (neighbour.done !== true) {
      if (!search.order.has(neighbour.value)) path.push(begin(search, neighbour.value, next));
      else if (search.isOpen.has(neighbour.value)) lower(search, top.id, orderOf(search, neighbour.value));
      continue;
    }
    path.pop();
    const parent = path.at(-1);
    if (parent !== undefined) lower(search, parent.id, lowestOf(search, top.id));
    if (lowestOf(search, top.id) === orderOf(search, top.id)) close(search, top.id);
  }
}

function begin(search: Search, id: string, next: (id: string) => readonly string[]) {
  search.order.set(id, search.order.size);
  search.lowest.set(id, orderOf(search, id));
  search.open.push(id);
  search.isOpen.add(id);
  return { id, neighbours: next(id).values() };
}

function close(search: Search, id: string): void {
  const group = search.open.splice(search.open.indexOf(id));
  for (const member of group) search.isOpen.delete(member);
  search.found.push(group);
}

function lower(search: Search, id: string, value: number): void {
  search.lowest.set(id, Math.min(lowestOf(search, id), value));
}

const orderOf = (search: Search, id: string): number => search.order.get(id) ?? 0;
const lowestOf = (search: Search, id: string): number => search.lowest.get(id) ?? 0;
