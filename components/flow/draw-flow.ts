import { callOrder } from '#components/flow/call-order.ts';
import type { DrawnFlow, DrawnStep } from '#components/flow/drawn-flow.ts';
import { type Words, wordsOf } from '#components/flow/words.ts';
import type { FlowDocument, FlowNode } from '#runtime/contract/flow.ts';
import { checkedData, type Line, type Port } from '#runtime/contract/node.ts';
import { schemas } from '#runtime/nodes/schemas.ts';

/** Puts the words of each step's kind into a flow, so that it can be drawn. Steps whose data cannot be read are drawn as broken. */
export function drawFlow(document: FlowDocument, words: Readonly<Record<string, Words>>): DrawnFlow {
  const { nodes, edges, notes } = document;
  const leads = new Map(edges.map(({ from, port, to }) => [`${from}:${port}`, nodes[to]?.name ?? null]));
  const drawn = Object.entries(nodes).map(([id, node]) =>
    drawStep(node, { id, leads, words: words[node.kind] ?? {} }),
  );
  const steps = new Map(drawn.map((step) => [step.id, step]));
  const starts = drawn.filter(({ group }) => group === 'start').map(({ id }) => id);
  const ports = new Set(
    drawn.flatMap(({ id, outcomes }) => outcomes.map((outcome) => `${id}:${outcome.id}`)),
  );
  return {
    steps: callOrder({ nodes, edges }, starts).flatMap((id) => steps.get(id) ?? []),
    wires: edges.filter(({ from, port, to }) => ports.has(`${from}:${port}`) && steps.has(to)),
    notes,
  };
}

type Surroundings = { id: string; leads: ReadonlyMap<string, string | null>; words: Words };

function drawStep(node: FlowNode, { id, leads, words }: Surroundings): DrawnStep {
  const schema = schemas.find(({ kind }) => kind === node.kind);
  const parsed = schema?.fields.safeParse(node.data);
  const data = checkedData(parsed?.data);
  const say = (line: Line) => wordsOf(words, line);
  const title = say({ key: 'title', values: {} }) ?? node.kind;
  const step = { id, name: node.name, kindTitle: title, position: node.position };
  if (!schema || !parsed?.success) {
    const line = schema ? 'Its settings cannot be read' : `This Ringtree knows no step “${node.kind}”`;
    return {
      ...step,
      icon: 'circle-alert',
      group: schema?.group ?? 'data',
      broken: true,
      lines: [line],
      outcomes: [],
    };
  }
  return {
    ...step,
    icon: schema.icon,
    group: schema.group,
    broken: false,
    lines: schema.summary(data).map((line) => say(line) ?? ''),
    outcomes: schema.ports(data).map((port: Port) => ({
      id: port.id,
      label: port.label ?? say({ key: `ports.${port.id}`, values: {} }) ?? port.id,
      key: port.key ?? null,
      leadsTo: leads.get(`${id}:${port.id}`) ?? null,
      optional: port.optional ?? false,
    })),
  };
}
