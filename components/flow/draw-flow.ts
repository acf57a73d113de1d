import type { DrawnFlow, DrawnStep } from '#components/flow/drawn-flow.ts';
import { type Words, wordsOf } from '#components/flow/words.ts';
import type { FlowDocument, FlowNode } from '#runtime/contract/flow.ts';
import { checkedData, type Line, type Port } from '#runtime/contract/node.ts';
import { schemas } from '#runtime/nodes/schemas.ts';

/** Puts the words of each step's kind into a flow, so that it can be drawn. Steps whose data cannot be read are drawn bare. */
export function drawFlow(document: FlowDocument, words: Readonly<Record<string, Words>>): DrawnFlow {
  const wired = new Set(document.edges.map(({ from, port }) => `${from}:${port}`));
  return {
    steps: Object.entries(document.nodes).map(([id, node]) =>
      drawStep(node, { id, wired, words: words[node.kind] ?? {} }),
    ),
    wires: document.edges,
    notes: document.notes,
  };
}

type Surroundings = { id: string; wired: ReadonlySet<string>; words: Words };

function drawStep(node: FlowNode, { id, wired, words }: Surroundings): DrawnStep {
  const schema = schemas.find(({ kind }) => kind === node.kind);
  const parsed = schema?.fields.safeParse(node.data);
  const data = checkedData(parsed?.data);
  const say = (line: Line) => wordsOf(words, line);
  const title = say({ key: 'title', values: {} }) ?? node.kind;
  const step = { id, name: node.name, kindTitle: title, position: node.position };
  if (!schema || !parsed?.success) {
    return { ...step, icon: 'circle-alert', group: schema?.group ?? 'data', lines: [], outcomes: [] };
  }
  return {
    ...step,
    icon: schema.icon,
    group: schema.group,
    lines: schema.summary(data).map((line) => say(line) ?? ''),
    outcomes: schema.ports(data).map((port: Port) => ({
      id: port.id,
      label: port.label ?? say({ key: `ports.${port.id}`, values: {} }) ?? port.id,
      key: port.key ?? null,
      wired: wired.has(`${id}:${port.id}`),
      optional: port.optional ?? false,
    })),
  };
}
