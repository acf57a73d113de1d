import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FlowDocument, FlowEdge } from '#runtime/contract/flow.ts';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { compile } from '#runtime/graph/compile.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import { validate } from '#runtime/graph/validate.ts';
import { schemas } from '#runtime/nodes/schemas.ts';
import { providers } from '#runtime/providers/providers.ts';
import clinic from '#templates/clinic-front-desk.json' with { type: 'json' };
import { FlowSketch } from '#tests/support/flows.ts';

const checks = Object.fromEntries(Object.entries(providers).map(([kind, { check }]) => [kind, check]));
const kinds = schemas.map(({ kind }) => kind);
const ids = ['a', 'b', 'c', 'd', '__proto__', 'constructor'];
const ports = ['next', 'error', 'hang-up', 'answered', 'no-input', 'option:first', 'else', 'recorded'];

/** Values at any place of a document are replaced by something else. */
const spoiled = fc
  .tuple(fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 4 }), fc.jsonValue())
  .map(([places, value]) =>
    places.reduce((json: Json, place) => replaceAt(json, place, plain(value)), plain(clinic)),
  );

function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value));
}

/** Walks down by the digits of `place` and puts `value` there. */
function replaceAt(json: Json, place: number, value: Json): Json {
  if (json === null || typeof json !== 'object') return value;
  const keys = Object.keys(json);
  const key = keys[place % Math.max(1, keys.length)];
  if (key === undefined) return value;
  const entries = Object.entries(json).map(([name, item]) => [
    name,
    name === key ? replaceAt(item, place >> 2, value) : item,
  ]);
  return Array.isArray(json) ? entries.map(([, item]) => item ?? null) : Object.fromEntries(entries);
}

/** Documents of known kinds with defaults, wired at random, some of their data spoiled. */
const graphs = fc
  .record({
    nodes: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(...ids),
        kind: fc.constantFrom(...kinds),
        data: fc.dictionary(
          fc.constantFrom('prompt', 'options', 'targets', 'name', 'loop', 'branches'),
          fc.jsonValue(),
        ),
      }),
      { selector: ({ id }) => id },
    ),
    edges: fc.array(
      fc.record({
        from: fc.constantFrom(...ids),
        port: fc.constantFrom(...ports),
        to: fc.constantFrom(...ids),
      }),
    ),
    spoil: fc.boolean(),
  })
  .map(({ nodes, edges, spoil }) => sketch(nodes, edges, spoil));

type RandomNode = { id: string; kind: string; data: unknown };

function sketch(nodes: RandomNode[], edges: FlowEdge[], spoil: boolean): FlowDocument {
  const flow = new FlowSketch('Random').node('in', 'incoming-call');
  for (const { id, kind, data } of nodes) flow.node(id, kind, spoil ? objectOf(plain(data)) : {});
  for (const { from, port, to } of edges) flow.wire(from, port, to);
  return flow.document();
}

function objectOf(json: Json): JsonObject {
  return json !== null && typeof json === 'object' && !Array.isArray(json) ? json : {};
}

test('parseFlow takes any JSON, and what it lets in is let in again unchanged', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue({ maxDepth: 6 }), spoiled, graphs), (json) => {
      const parsed = parseFlow(json);
      if (!parsed.ok) {
        expect(parsed.problems.length).toBeGreaterThan(0);
        return;
      }
      expect(parseFlow(plain(parsed.document))).toEqual(parsed);
    }),
    { numRuns: 400 },
  );
});

test('compile and validate take any document, sound or not, and always say the same', () => {
  fc.assert(
    fc.property(graphs, (document) => {
      const program = compile(document, { version: 'v', flow: 'f' });
      for (const node of program.nodes.values()) {
        for (const target of node.wires.values()) expect(program.nodes.has(target)).toBe(true);
      }
      const options = { providers: checks, usedOn: Object.keys(checks), known: { audio: new Set<string>() } };
      expect(validate(document, options)).toEqual(validate(plainDocument(document), options));
    }),
    { numRuns: 300 },
  );
}, 30_000);

/** The same document with its keys in another order. */
function plainDocument(document: FlowDocument): FlowDocument {
  return { ...document, nodes: Object.fromEntries(Object.entries(document.nodes).toReversed()) };
}
