import type { FlowDocument } from '#runtime/contract/flow.ts';

type Flow = Pick<FlowDocument, 'nodes' | 'edges'>;

/** A flow's step ids as a call meets them, first along the first of each step's `edges`, from the steps that none leads to: the order for the Tab key and for listening to a page. */
export function callOrder({ nodes, edges }: Flow, firsts: readonly string[]): string[] {
  const next = Map.groupBy(edges, ({ from }) => from);
  const led = new Set(edges.map(({ to }) => to));
  const ids = Object.keys(nodes);
  const order = new Set<string>();
  for (const start of [...firsts, ...ids.filter((id) => !led.has(id)), ...ids]) {
    const open = [start];
    for (let id = open.shift(); id !== undefined; id = open.shift()) {
      if (order.has(id) || !Object.hasOwn(nodes, id)) continue;
      order.add(id);
      open.unshift(...(next.get(id) ?? []).map(({ to }) => to));
    }
  }
  return [...order];
}
