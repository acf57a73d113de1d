import { defaultSettings, type FlowDocument, type FlowSettings } from '#runtime/contract/flow.ts';
import type { Json, JsonObject } from '#runtime/contract/json.ts';

/** Draws a flow in code. Ids are the names given; what a node's data leaves out has its default. */
export class FlowSketch {
  readonly #document: FlowDocument;

  constructor(name: string, settings: Partial<FlowSettings> = {}) {
    this.#document = {
      schemaVersion: 1,
      name,
      settings: { ...defaultSettings, ...settings },
      variables: [],
      nodes: {},
      edges: [],
      notes: [],
    };
  }

  variable(name: string, type: 'text' | 'number' | 'yes-no' | 'list', initial: Json): this {
    this.#document.variables.push({ name, type, initial, description: '' });
    return this;
  }

  node(id: string, kind: string, data: JsonObject = {}): this {
    const place = Object.keys(this.#document.nodes).length;
    const position = { x: (place % 4) * 260, y: Math.floor(place / 4) * 160 };
    this.#document.nodes[id] = { kind, version: 1, name: id, position, data };
    return this;
  }

  /** `wire('menu', 'no-input', 'bye')`, or several outcomes at once: `wire('menu', { 'no-input': 'bye' })`. */
  wire(from: string, port: string | Record<string, string>, to = ''): this {
    const wires = typeof port === 'string' ? { [port]: to } : port;
    for (const [outcome, target] of Object.entries(wires))
      this.#document.edges.push({ from, port: outcome, to: target });
    return this;
  }

  document(): FlowDocument {
    return structuredClone(this.#document);
  }
}

/** A prompt of words in one language or several. */
export function words(text: string, others: Record<string, string> = {}): JsonObject {
  const languages = Object.entries({ 'en-US': text, ...others });
  return {
    languages: Object.fromEntries(
      languages.map(([language, said]) => [language, { kind: 'text', text: said }]),
    ),
  };
}
