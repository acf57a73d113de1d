import type * as Y from 'yjs';
import type { SharedMap } from './shared-json.ts';

/**
 * A flow as a shared document. `flow` holds name and schema version; `settings` an object; `nodes` an object per step, by id;
 * `edges` the step that a wire leads to, by outcome, so that one has a single wire whoever draws it; `variables` and `notes`
 * are lists.
 */
export type FlowDoc = Y.Doc;

export const roots = ['flow', 'settings', 'variables', 'nodes', 'edges', 'notes'] as const;

export function root(doc: FlowDoc, name: (typeof roots)[number]): SharedMap {
  return doc.getMap(name);
}

/** Ids have no spaces. */
export function edgeKey({ from, port }: { from: string; port: string }): string {
  return `${from} ${port}`;
}

export function edgeOf(key: string): { from: string; port: string } {
  const space = key.indexOf(' ');
  return { from: key.slice(0, space), port: key.slice(space + 1) };
}
