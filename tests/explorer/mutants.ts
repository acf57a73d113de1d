import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { checkedData } from '#runtime/contract/node.ts';
import { compile } from '#runtime/graph/compile.ts';
import type { Program } from '#runtime/graph/program.ts';
import { reach } from '#runtime/graph/reach.ts';

/** A flow with one thing broken. */
export type Mutant = { operator: Operator; place: string; document: FlowDocument };

export type Operator = keyof typeof operators;

/** One mistake each, at every place of a flow where it can be made. */
const operators = {
  'drop a wire': dropWire,
  'drop a step': dropStep,
  'aim a wire at an ancestor': aimAtAncestor,
  'empty a prompt': emptyPrompt,
  'empty a language': emptyLanguage,
  'cut an option': cutOption,
  'give an option another id': renameOption,
  'give an option another key': changeKey,
  'take an attempt limit away': takeLimit,
  'break the text of a prompt': breakText,
  'never open': neverOpen,
  'put a long pause into a wire': addPause,
} satisfies Record<string, (document: FlowDocument) => [place: string, FlowDocument][]>;

export function mutantsOf(document: FlowDocument): Mutant[] {
  return namesOf(operators).flatMap((operator) =>
    operators[operator](document).map(([place, mutated]) => ({ operator, place, document: mutated })),
  );
}

/** The compiler forgets that the keys of an object are those of its type. */
function namesOf<Key extends string>(object: Record<Key, unknown>): Key[] {
  return Object.keys(object) as Key[];
}

type Mutation = [place: string, document: FlowDocument];

function dropWire(document: FlowDocument): Mutation[] {
  return document.edges.map((edge) => [
    `${edge.from} ${edge.port}`,
    { ...document, edges: document.edges.filter((other) => other !== edge) },
  ]);
}

function dropStep(document: FlowDocument): Mutation[] {
  return Object.keys(document.nodes).map((id) => {
    const { [id]: _, ...nodes } = document.nodes;
    const edges = document.edges.filter(({ from, to }) => from !== id && to !== id);
    return [id, { ...document, nodes, edges }];
  });
}

/**
 * How many steps before it a wire is aimed at, the nearest by wires first, so that the test stays short. `MUTANTS=all` aims it at every one:
 * 727 mutants instead of 247, of all operators together 1,476 that are not equivalent, of which the explorer finds 95.7 %.
 */
const mostAncestors = process.env['MUTANTS'] === 'all' ? Number.POSITIVE_INFINITY : 2;

/** At steps before it that it does not lead to already; the wires of the beginning stay, they have none. */
function aimAtAncestor(document: FlowDocument): Mutation[] {
  const { start } = program(document);
  return document.edges.flatMap((edge): Mutation[] => {
    if (edge.from === start) return [];
    const before = (id: string) => document.edges.filter(({ to }) => to === id).map(({ from }) => from);
    const ancestors = [...reach(before(edge.from), before)].filter((id) => id !== start && id !== edge.to);
    return ancestors.slice(0, mostAncestors).map((to): Mutation => {
      const edges = document.edges.map((other) => (other === edge ? { ...edge, to } : other));
      return [`${edge.from} ${edge.port} → ${to}`, { ...document, edges }];
    });
  });
}

function emptyPrompt(document: FlowDocument): Mutation[] {
  return promptsOf(document).map(({ node, path }) => [
    `${node} ${path.join('.')}`,
    withValue(document, { node, path, value: { languages: {} } }),
  ]);
}

function emptyLanguage(document: FlowDocument): Mutation[] {
  return promptsOf(document)
    .filter(({ languages }) => languages.length > 1)
    .flatMap(({ node, path, languages }) =>
      languages.map(
        (language): Mutation => [
          `${node} ${path.join('.')} ${language}`,
          withValue(document, { node, path: [...path, 'languages', language], value: undefined }),
        ],
      ),
    );
}

function cutOption(document: FlowDocument): Mutation[] {
  return optionsOf(document).map(({ node, path }) => [
    `${node} ${path.join('.')}`,
    withValue(document, { node, path, value: undefined }),
  ]);
}

/** Its outcome is another one then, with no wire. */
function renameOption(document: FlowDocument): Mutation[] {
  return optionsOf(document).map(({ node, path }) => [
    `${node} ${path.join('.')}`,
    withValue(document, { node, path: [...path, 'id'], value: 'other' }),
  ]);
}

function changeKey(document: FlowDocument): Mutation[] {
  return optionsOf(document)
    .filter(({ item }) => typeof item['keys'] === 'string' && item['keys'] !== '')
    .map(({ node, path }) => [
      `${node} ${path.join('.')}`,
      withValue(document, { node, path: [...path, 'keys'], value: '8' }),
    ]);
}

/** As many attempts, and as many rounds, as the format allows. */
function takeLimit(document: FlowDocument): Mutation[] {
  return Object.entries(document.nodes).flatMap(([id, { data }]): Mutation[] => [
    ...(program(document).nodes.get(id)?.schema.waitsForCaller === true &&
    'attempts' in fullData(document, id)
      ? [
          [
            `${id} attempts`,
            withValue(document, { node: id, path: ['attempts'], value: 10 }),
          ] satisfies Mutation,
        ]
      : []),
    ...(typeof data['times'] === 'string'
      ? [
          [
            `${id} times`,
            withValue(document, { node: id, path: ['times'], value: '1000000' }),
          ] satisfies Mutation,
        ]
      : []),
  ]);
}

function breakText(document: FlowDocument): Mutation[] {
  return promptsOf(document).flatMap(({ node, path, languages }) =>
    languages.map((language): Mutation => {
      const content = valueAt(document.nodes[node]?.data ?? {}, [...path, 'languages', language]);
      const field = isObject(content) && typeof content['ssml'] === 'string' ? 'ssml' : 'text';
      const value = `${isObject(content) ? String(content[field]) : ''} {{ oops`;
      return [
        `${node} ${path.join('.')} ${language}`,
        withValue(document, { node, path: [...path, 'languages', language, field], value }),
      ];
    }),
  );
}

function neverOpen(document: FlowDocument): Mutation[] {
  return Object.entries(document.nodes)
    .filter(([, { data }]) => isObject(data['own']) && Array.isArray(data['own']['weekly']))
    .map(([node]) => [node, withValue(document, { node, path: ['own', 'weekly'], value: [] })]);
}

/** Twenty seconds in which nothing is heard. */
function addPause(document: FlowDocument): Mutation[] {
  return document.edges.map((edge) => {
    const pause = {
      kind: 'pause',
      version: 1,
      name: 'Pause',
      position: { x: 0, y: 0 },
      data: { seconds: 20 },
    };
    const edges = document.edges.map((other) => (other === edge ? { ...edge, to: 'pause' } : other));
    return [
      `${edge.from} ${edge.port}`,
      {
        ...document,
        nodes: { ...document.nodes, pause },
        edges: [...edges, { from: 'pause', port: 'next', to: edge.to }],
      },
    ];
  });
}

// --- places --------------------------------------------------------------------------------------------------

type Path = (string | number)[];

/** Prompts in which something is said. */
function promptsOf(document: FlowDocument): { node: string; path: Path; languages: string[] }[] {
  return [...program(document).nodes.values()].flatMap(({ id, schema, data }) =>
    schema.prompts(checkedData(data)).flatMap(({ field, prompt }) => {
      const languages = Object.keys(prompt.languages);
      const path = field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
      return languages.length === 0 ? [] : [{ node: id, path, languages }];
    }),
  );
}

/** Items of lists that make an outcome of their own. */
function optionsOf(document: FlowDocument): { node: string; path: Path; item: JsonObject }[] {
  return [...program(document).nodes.values()].flatMap(({ id, schema, data }) => {
    const ports = schema.ports(checkedData(data)).map((port) => port.id);
    return itemsOf(document.nodes[id]?.data ?? {})
      .filter(({ item }) => ports.some((port) => port.endsWith(`:${String(item['id'])}`)))
      .map(({ path, item }) => ({ node: id, path, item }));
  });
}

function itemsOf(json: Json, path: Path = []): { path: Path; item: JsonObject }[] {
  if (Array.isArray(json))
    return json.flatMap((item, index) => [
      ...(isObject(item) && typeof item['id'] === 'string' ? [{ path: [...path, index], item }] : []),
      ...itemsOf(item, [...path, index]),
    ]);
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([key, value]) => itemsOf(value, [...path, key]));
}

function fullData(document: FlowDocument, node: string): JsonObject {
  const data = program(document).nodes.get(node)?.data;
  return typeof data === 'object' && data !== null ? { ...data } : {};
}

function program(document: FlowDocument): Program {
  return compile(document, { version: 'draft', flow: 'sample' });
}

type Change = { node: string; path: Path; value: Json | undefined };

/** Sets what stands there, or takes it away. */
function withValue(document: FlowDocument, { node, path, value }: Change): FlowDocument {
  const copy = structuredClone(document);
  const last = path.at(-1);
  const parent = valueAt(copy.nodes[node]?.data ?? {}, path.slice(0, -1));
  if (Array.isArray(parent) && typeof last === 'number') {
    if (value === undefined) parent.splice(last, 1);
    else parent[last] = value;
  } else if (isObject(parent) && last !== undefined) {
    if (value === undefined) delete parent[String(last)];
    else parent[String(last)] = value;
  }
  return copy;
}

function valueAt(json: Json, path: Path): Json | undefined {
  let found: Json | undefined = json;
  for (const key of path) {
    if (Array.isArray(found) && typeof key === 'number') found = found[key];
    else found = isObject(found) ? found[String(key)] : undefined;
  }
  return found;
}

function isObject(json: unknown): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
