import type { XmlElement, XmlNode } from './element.ts';
import { parseFragment } from './parse-fragment.ts';

/** Which tags a provider speaks: their attributes with a test of the value, and what may stand inside. `''` is the root. */
export type SsmlRules = Readonly<Record<string, SsmlTag>>;
export type SsmlTag = {
  attributes: Readonly<Record<string, (value: string) => boolean>>;
  /** An attribute without which the tag means nothing. */
  needed?: readonly string[];
  children: readonly string[];
};

export type Ssml = {
  nodes: XmlNode[];
  /** What could not stay, by tag or `tag attribute`; `*` when nothing was well-formed and only the words are left. */
  dropped: string[];
};

/**
 * What a designer wrote, safe to stand in a document: unknown tags, misplaced tags and unknown attributes go, the words
 * inside them stay. SSML that is not well-formed is read as its words alone.
 */
export function parseSsml(text: string, rules: SsmlRules): Ssml {
  const nodes = parseFragment(text);
  if (nodes === null) return { nodes: [stripTags(text)].filter(Boolean), dropped: ['*'] };
  const dropped = new Set<string>();
  return { nodes: keepAllowed(withoutSpeak(nodes), { rules, parent: '', dropped }), dropped: [...dropped] };
}

/** The words of SSML as a person would read them, for voices that speak plain text only. */
export function ssmlWords(nodes: readonly XmlNode[]): string {
  return nodes.map(words).join('').replace(/\s+/g, ' ').trim();
}

function words(node: XmlNode): string {
  if (typeof node === 'string') return node;
  if (node.name === 'break') return ' ';
  if (node.name === 'sub' && node.attributes['alias'] !== undefined) return String(node.attributes['alias']);
  const inside = node.children.map(words).join('');
  return node.name === 'p' || node.name === 's' ? ` ${inside} ` : inside;
}

type Keeping = { rules: SsmlRules; parent: string; dropped: Set<string> };

function keepAllowed(nodes: readonly XmlNode[], keeping: Keeping): XmlNode[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [node] : keepElement(node, keeping)));
}

function keepElement(node: XmlElement, { rules, parent, dropped }: Keeping): XmlNode[] {
  const rule = rules[parent]?.children.includes(node.name) ? rules[node.name] : undefined;
  const attributes: XmlElement['attributes'] = {};
  for (const [name, value] of Object.entries(node.attributes)) {
    if (rule?.attributes[name]?.(String(value))) attributes[name] = value;
    else if (rule !== undefined) dropped.add(`${node.name} ${name}`);
  }
  const lacking = rule?.needed?.some((name) => attributes[name] === undefined) ?? false;
  if (rule === undefined || lacking) {
    dropped.add(node.name);
    return keepAllowed(node.children, { rules, parent, dropped });
  }
  return [
    {
      name: node.name,
      attributes,
      children: keepAllowed(node.children, { rules, parent: node.name, dropped }),
    },
  ];
}

/** Designers copy whole SSML documents: a root of their own is opened. */
function withoutSpeak(nodes: readonly XmlNode[]): readonly XmlNode[] {
  const [only, ...others] = nodes.filter((node) => typeof node !== 'string' || node.trim() !== '');
  if (only === undefined || typeof only === 'string' || only.name !== 'speak' || others.length > 0)
    return nodes;
  return only.children;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function stripTags(text: string): string {
  return text
    .replace(/<\/?[A-Za-z][^<>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|apos);/g, (all, name: string) => entities[name] ?? all)
    .replace(/\s+/g, ' ')
    .trim();
}
