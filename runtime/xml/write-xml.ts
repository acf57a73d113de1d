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
  const attributes = Object.entries(node.attributes).map(
    ([name, value]) => ` ${name}="${escapeValue(value)}"`,
  );
  const start = `<${node.name}${attributes.join('')}`;
  const inside = node.children.map(writeNode).join('');
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
  return escapeText(String(value))
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xA;');
}
