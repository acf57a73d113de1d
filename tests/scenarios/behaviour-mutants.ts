import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Json } from '#runtime/contract/json.ts';

/** A flow that is whole, and does something else than it should. */
export type BehaviourMutant = { what: string; document: FlowDocument };

/** Two outcomes of a step swapped; another number rung or written to; another time zone: at every place of a flow. */
export function behaviourMutants(document: FlowDocument): BehaviourMutant[] {
  return [...swappedWires(document), ...otherNumbers(document), ...otherTimeZones(document)];
}

function swappedWires(document: FlowDocument): BehaviourMutant[] {
  return document.edges.flatMap((one, index) =>
    document.edges.slice(index + 1).flatMap((other) =>
      one.from === other.from && one.to !== other.to
        ? [
            {
              what: `swapped ${one.from}: ${one.port}, ${other.port}`,
              document: {
                ...document,
                edges: document.edges.map((edge) => {
                  if (edge === one) return { ...one, to: other.to };
                  return edge === other ? { ...other, to: one.to } : edge;
                }),
              },
            },
          ]
        : [],
    ),
  );
}

/** Every phone number that stands in a step, one at a time. */
function otherNumbers(document: FlowDocument): BehaviourMutant[] {
  return Object.entries(document.nodes).flatMap(([id, node]) =>
    numbersIn(node.data).map((number) => {
      const last = (Number(number.at(-1)) + 1) % 10;
      const changed: typeof node.data = JSON.parse(
        JSON.stringify(node.data).replaceAll(`"${number}"`, `"${number.slice(0, -1)}${last}"`),
      );
      return {
        what: `another number than ${number} in ${id}`,
        document: { ...document, nodes: { ...document.nodes, [id]: { ...node, data: changed } } },
      };
    }),
  );
}

function numbersIn(value: Json): string[] {
  if (typeof value === 'string') return /^\+\d{7,15}$/.test(value) ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return [...new Set(Object.values(value).flatMap(numbersIn))];
}

/** Only where a step looks at the clock: elsewhere the hour makes no difference. */
function otherTimeZones(document: FlowDocument): BehaviourMutant[] {
  if (!Object.values(document.nodes).some(({ kind }) => kind === 'hours')) return [];
  return [
    'Etc/UTC',
    'Europe/Paris',
    'Europe/Athens',
    'Atlantic/Azores',
    'America/New_York',
    'Asia/Tokyo',
  ].map((timeZone) => ({
    what: `time zone ${timeZone}`,
    document: { ...document, settings: { ...document.settings, timeZone } },
  }));
}
