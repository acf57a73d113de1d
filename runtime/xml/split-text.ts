import type { XmlNode } from './element.ts';
import { writeNode } from './write-xml.ts';

/** Pieces of at most `most` UTF-16 units: cut at sentence ends, else between words, else anywhere but inside a character. */
export function splitText(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const end = cutPosition(rest, most);
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  if (rest !== '') pieces.push(rest);
  return pieces.filter((piece) => piece !== '');
}

/** The same for SSML: whole elements stay together; one that is too long on its own becomes its parts. Lengths are of the XML. */
export function splitNodes(nodes: readonly XmlNode[], most: number): XmlNode[][] {
  const groups: XmlNode[][] = [];
  let group: XmlNode[] = [];
  let length = 0;
  for (const node of nodes.flatMap((one) => fitting(one, most))) {
    const nodeLength = writeNode(node).length;
    if (length + nodeLength > most && group.length > 0) {
      groups.push(group);
      group = [];
      length = 0;
    }
    group.push(node);
    length += nodeLength;
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

function fitting(node: XmlNode, most: number): XmlNode[] {
  if (writeNode(node).length <= most) return [node];
  if (typeof node !== 'string') return node.children.flatMap((child) => fitting(child, most));
  // Escaping makes text longer: halve the pieces until each fits as it is written.
  const pieces = splitText(node, Math.min(most, Math.ceil(node.length / 2)));
  return pieces.flatMap((piece) =>
    writeNode(piece).length <= most || piece.length <= 1 ? [piece] : fitting(piece, most),
  );
}

function cutPosition(text: string, most: number): number {
  const head = text.slice(0, most);
  const sentence = lastEnd(head, /[.!?\u2026]["')\]\u201D\u2019]*\s|[\u3002\uFF01\uFF1F]|\n/g);
  // A sentence end in the first quarter would make many tiny pieces.
  if (sentence > most / 4) return sentence;
  const word = lastEnd(head, /\s/g);
  if (word > 0) return word;
  return isHighSurrogate(text.charCodeAt(most - 1)) && most > 1 ? most - 1 : most;
}

function lastEnd(text: string, pattern: RegExp): number {
  let end = 0;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
