import { SaxesParser } from 'saxes';
import type { XmlElement, XmlNode } from './element.ts';

const deepest = 50;

/**
 * The nodes of a piece of XML without a root of its own, such as SSML without `<speak>`; null when it is not well-formed,
 * holds a document type, or is nested more than 50 deep. Comments and processing instructions are left out.
 */
export function parseFragment(text: string): XmlNode[] | null {
  const root: XmlElement = { name: 'root', attributes: {}, children: [] };
  const open: XmlElement[] = [root];
  let broken = false;
  const addText = (words: string) => {
    // saxes also reports the text outside the root, of which there is none.
    if (words !== '') open.at(-1)?.children.push(words);
  };

  const parser = new SaxesParser({ xmlns: false, fragment: true, position: false });
  parser.on('error', () => {
    broken = true;
  });
  parser.on('doctype', () => {
    broken = true;
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentag', ({ name, attributes }) => {
    const child: XmlElement = { name, attributes: { ...attributes }, children: [] };
    open.at(-1)?.children.push(child);
    open.push(child);
    if (open.length > deepest) broken = true;
  });
  parser.on('closetag', () => {
    if (open.length > 1) open.pop();
  });
  try {
    parser.write(text).close();
  } catch {
    return null;
  }
  return broken || open.length > 1 ? null : root.children;
}
