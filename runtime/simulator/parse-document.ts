import type { XmlElement } from '#runtime/xml/element.ts';
import { parseFragment } from '#runtime/xml/parse-fragment.ts';

/** The root of a reply; null when it is no well-formed XML with a single root. */
export function parseDocument(body: string): XmlElement | null {
  const nodes = parseFragment(body.replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, ''));
  const roots = (nodes ?? []).filter((node) => typeof node !== 'string' || node.trim() !== '');
  const [root] = roots;
  return roots.length === 1 && typeof root === 'object' ? root : null;
}
