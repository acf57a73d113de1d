import type { FlowDocument } from '#runtime/contract/flow.ts';
import { checkedData } from '#runtime/contract/node.ts';
import { type CheckedNode, checkNodes } from './checked-node.ts';
import type { Program, ProgramNode } from './program.ts';
import { slugs } from './slug.ts';

/** What a version adds to its document: its own id, its flow's, and the pinned programs of its subflows by flow id. */
export type Pins = { version: string; flow: string; subflows?: ReadonlyMap<string, Program> };

/**
 * Makes the form that the engine walks. Never throws: a node of an unknown kind or with unsound data is left out, and so is
 * an edge that leaves from or leads to nothing; the engine takes what is then unwired to the error handler. `start` is ''
 * when the flow has no step that takes calls.
 */
export function compile(document: FlowDocument, pins: Pins): Program {
  const checked = checkNodes(document).flatMap((check) => (check.ok ? [check.checked] : []));
  const wires = wiresOf(document, checked);
  const slugById = slugs(document.nodes);
  const nodes = checked.map(({ id, node, schema, data }): [string, ProgramNode] => [
    id,
    {
      id,
      kind: node.kind,
      name: node.name,
      slug: slugById.get(id) ?? id,
      data,
      schema,
      wires: wires.get(id) ?? new Map(),
    },
  ]);
  return {
    version: pins.version,
    flow: pins.flow,
    name: document.name,
    settings: document.settings,
    variables: document.variables,
    start: checked.find(({ schema }) => schema.group === 'start')?.id ?? '',
    nodes: new Map(nodes),
    subflows: pins.subflows ?? new Map(),
  };
}

/** Node id by port, by node id; of two edges from one port the first holds. */
function wiresOf(
  document: FlowDocument,
  checked: readonly CheckedNode[],
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const wires = new Map(checked.map(({ id }) => [id, new Map<string, string>()]));
  const ports = new Map(
    checked.map(({ id, schema, data }) => [
      id,
      new Set(schema.ports(checkedData(data)).map((port) => port.id)),
    ]),
  );
  for (const { from, port, to } of document.edges) {
    const wired = wires.get(from);
    if (wired === undefined || wired.has(port) || !wires.has(to)) continue;
    if (ports.get(from)?.has(port) === true) wired.set(port, to);
  }
  return wires;
}
