import type { DrawnStep } from '#components/flow/drawn-flow.ts';
import { type Words, wordsOf } from '#components/flow/words.ts';
import type { FlowNode } from '#runtime/contract/flow.ts';
import { checkedData, type Line, type Port } from '#runtime/contract/node.ts';
import { schemas } from '#runtime/nodes/schemas.ts';

type Surroundings = {
  id: string;
  /** Name of the step that an outcome's wire leads to; null when it has none. */
  leadsTo: (port: string) => string | null;
  words: Words;
};

/** A step with its kind's words. One whose data cannot be read is drawn as broken. */
export function drawStep(node: FlowNode, { id, leadsTo, words }: Surroundings): DrawnStep {
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
      leadsTo: leadsTo(port.id),
      optional: port.optional ?? false,
    })),
  };
}
