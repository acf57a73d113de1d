import type { XmlNode } from '#runtime/xml/element.ts';
import { ssmlWords } from '#runtime/xml/parse-ssml.ts';

/** What a voice makes of an element's content: the words without their markup, and the milliseconds of the breaks in it. */
export function spokenText(nodes: readonly XmlNode[]): { text: string; pauses: number } {
  return { text: ssmlWords(nodes), pauses: nodes.reduce((sum, node) => sum + breaks(node), 0) };
}

function breaks(node: XmlNode): number {
  if (typeof node === 'string') return 0;
  if (node.name !== 'break') return node.children.reduce((sum, child) => sum + breaks(child), 0);
  const { time, strength } = node.attributes;
  const [, number = '', unit = ''] = /^\s*\+?(\d*\.?\d+)(ms|s)\s*$/.exec(String(time ?? '')) ?? [];
  if (number !== '') return Math.min(10_000, Number(number) * (unit === 's' ? 1_000 : 1));
  return strengths.get(String(strength ?? 'medium')) ?? 0;
}

/** As long as Amazon Polly's voices pause. */
const strengths: ReadonlyMap<string, number> = new Map([
  ['weak', 250],
  ['medium', 400],
  ['strong', 700],
  ['x-strong', 1_200],
]);
