import type { XmlElement, XmlNode } from '#runtime/xml/element.ts';
import { parseFragment } from '#runtime/xml/parse-fragment.ts';
import { writeNode } from '#runtime/xml/write-xml.ts';

/** A provider's XML or JSON with an element a line, each level two deeper; anything else as it is. */
export function prettyReply(reply: string): string {
  const nodes = reply.startsWith('<') ? parseFragment(reply.replace(/^<\?xml[^>]*\?>\s*/, '')) : null;
  if (nodes !== null) return nodes.flatMap((node) => lines(node, '')).join('\n');
  try {
    return JSON.stringify(JSON.parse(reply), null, 2);
  } catch {
    return reply;
  }
}

/** Elements that hold words stay on one line, since spaces in them are spoken. */
function lines(node: XmlNode, indent: string): string[] {
  if (typeof node === 'string' || node.children.length === 0 || node.children.some(isText)) {
    return [indent + writeNode(node)];
  }
  const inside = node.children.flatMap((child) => lines(child, `${indent}  `));
  return [`${indent}${startTag(node)}`, ...inside, `${indent}</${node.name}>`];
}

function isText(node: XmlNode): boolean {
  return typeof node === 'string' && node.trim() !== '';
}

function startTag(node: XmlElement): string {
  return writeNode({ ...node, children: [] }).replace(/\/>$/, '>');
}
