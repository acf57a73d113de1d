import type { XmlElement, XmlNode } from './element.ts';
import { writable } from './writable.ts';

const prolog = '<?xml version="1.0" encoding="UTF-8"?>';

/** A whole document, on one line and with its prolog, written as the providers' own SDKs write theirs. */
export function writeXml(root: XmlElement): string {
  return prolog + writeNode(root);
}

/** One element or text, without the prolog. */
export function writeNode(node: XmlNode): string {
  if (typeof node === 'string') return escapeText(node);
  let start = `<${node.name}`;
  for (const name in node.attributes) start += ` ${name}="${escapeValue(node.attributes[name] ?? '')}"`;
  let inside = '';
  for (const child of node.children) inside += writeNode(child);
  return inside === '' ? `${start}/>` : `${start}>${inside}</${node.name}>`;
}

function escapeText(text: string): string {
  if (plain.test(text)) return text;
  return writable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;');
}

/** Letters, digits and what stands between them in most texts and addresses. */
const plain = /^[\w .,:;!?()/+*#'=%-]*$/;

/** A line break or tab in an attribute would be read back as a space unless it is written as a reference. */
function escapeValue(value: string | number | boolean): string {
  const text = String(value);
  if (plain.test(text)) return text;
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#x9;').replaceAll('\n', '&#xA;');
}
