import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Json } from '#runtime/contract/json.ts';
import { compile } from '#runtime/graph/compile.ts';

/** A flow that is as sound as before, but does something else. */
export type BehaviouralMutant = { operator: string; place: string; document: FlowDocument };

export function behaviouralMutantsOf(document: FlowDocument): BehaviouralMutant[] {
  return [...swappedWires(document), ...otherTimeZone(document), ...otherNumbers(document)];
}

/** Two outcomes of one step that are next to each other and lead to different steps; those of the beginning are no two ways of a call. */
function swappedWires(document: FlowDocument): BehaviouralMutant[] {
  const { start } = compile(document, { version: '', flow: '' });
  return document.edges.flatMap((edge, index): BehaviouralMutant[] => {
    const next = document.edges.slice(index + 1).find(({ from, to }) => from === edge.from && to !== edge.to);
    if (next === undefined || edge.from === start) return [];
    const edges = document.edges.map((one) => {
      if (one === edge) return { ...one, to: next.to };
      return one === next ? { ...one, to: edge.to } : one;
    });
    return [
      {
        operator: 'swap two wires',
        place: `${edge.from} ${edge.port}/${next.port}`,
        document: { ...document, edges },
      },
    ];
  });
}

function otherTimeZone(document: FlowDocument): BehaviouralMutant[] {
  const settings = { ...document.settings, timeZone: 'Pacific/Auckland' };
  return [{ operator: 'another time zone', place: 'settings', document: { ...document, settings } }];
}

/** One figure of each number that is rung. */
function otherNumbers(document: FlowDocument): BehaviouralMutant[] {
  return Object.entries(document.nodes).flatMap(([id, node]): BehaviouralMutant[] => {
    const targets = node.data['targets'];
    if (!Array.isArray(targets)) return [];
    return targets.map((_, index) => ({
      operator: 'another number to ring',
      place: `${id} ${index}`,
      document: {
        ...document,
        nodes: {
          ...document.nodes,
          [id]: {
            ...node,
            data: {
              ...node.data,
              targets: targets.map((target, at) => (at === index ? otherNumber(target) : target)),
            },
          },
        },
      },
    }));
  });
}

function otherNumber(target: Json): Json {
  if (target === null || typeof target !== 'object' || Array.isArray(target)) return target;
  return {
    ...target,
    number: String(target['number']).replace(/\d$/, (last) => String((Number(last) + 5) % 10)),
  };
}
