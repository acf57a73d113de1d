import type { FlowDocument } from '#runtime/contract/flow.ts';
import { compareText } from './compare-text.ts';

/**
 * The names under which steps leave their results (`steps.<slug>`), by node id. Two steps of one name get `_2`, `_3` …
 * in the order of their ids, so that the same document always gives the same slugs.
 */
export function slugs(nodes: FlowDocument['nodes']): Map<string, string> {
  const byId = new Map<string, string>();
  const taken = new Set<string>();
  for (const [id, node] of Object.entries(nodes).sort(([a], [b]) => compareText(a, b))) {
    const slug = firstFree(slugOf(node.name), taken);
    taken.add(slug);
    byId.set(id, slug);
  }
  return byId;
}

/** `Main menu` → `main_menu`: small letters, digits and `_`, so that Liquid reads it as one name. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (plain === '') return 'step';
  return /^\d/.test(plain) ? `step_${plain}` : plain;
}

function firstFree(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  let count = 2;
  while (taken.has(`${base}_${count}`)) count += 1;
  return `${base}_${count}`;
}
