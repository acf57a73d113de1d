import type { XmlElement, XmlNode } from '#runtime/xml/element.ts';
import { parseFragment } from '#runtime/xml/parse-fragment.ts';
import schema from './fixtures/twiml-voice.json' with { type: 'json' };

export type AttributeRule = { type?: string; oneOf?: string; listOf?: string };
type ElementRule = {
  sdk: string;
  text: boolean;
  children: string;
  attributes: Record<string, AttributeRule | undefined>;
};

export const elementRules: Readonly<Record<string, ElementRule | undefined>> = schema.elements;

const prolog = '<?xml version="1.0" encoding="UTF-8"?>';
const mostBytes = 65_536;
/** Twilio never comes to what stands behind one of these. */
const last = ['Dial', 'Hangup', 'Redirect', 'Reject'];
const addresses = /^(action|url|waitUrl|.*Callback)$/;

/** What the TwiML of a reply gets wrong, as sentences: elements, attributes, values, nesting, order and size. */
export function checkTwiml(body: string): string[] {
  const problems: string[] = [];
  const bytes = new TextEncoder().encode(body).length;
  if (bytes > mostBytes) problems.push(`${bytes} bytes`);
  if (!body.startsWith(prolog)) problems.push('no prolog');
  const nodes = parseFragment(body.slice(prolog.length));
  const [root, ...others] = nodes ?? [];
  if (root === undefined || typeof root === 'string' || others.length > 0 || root.name !== 'Response') {
    return [...problems, 'not one <Response>'];
  }
  return [...problems, ...checkElement(root), ...checkOrder(root)];
}

function checkElement(element: XmlElement): string[] {
  const rule = elementRules[element.name];
  if (rule === undefined) return [`<${element.name}> is unknown`];
  return [
    ...Object.entries(element.attributes).flatMap(([name, value]) =>
      checkAttribute(element.name, name, { value: String(value), rule: rule.attributes[name] }),
    ),
    ...element.children.flatMap((child) => checkChild(element, rule, child)),
    ...checkMeaning(element),
  ];
}

function checkChild({ name }: XmlElement, rule: ElementRule, child: XmlNode): string[] {
  if (typeof child === 'string') return rule.text ? [] : [`text in <${name}>: ${child}`];
  const known = rule.children.split(' ').includes(child.name);
  return [...(known ? [] : [`<${child.name}> in <${name}>`]), ...checkElement(child)];
}

function checkAttribute(
  element: string,
  name: string,
  { value, rule }: { value: string; rule: AttributeRule | undefined },
): string[] {
  const where = `${element} ${name}="${value}"`;
  if (rule === undefined) return [`${where}: the attribute is unknown`];
  if (rule.oneOf !== undefined && !rule.oneOf.split(' ').includes(value)) return [`${where}: unknown value`];
  const list = rule.listOf?.split(' ');
  if (list && !value.split(' ').every((one) => list.includes(one))) return [`${where}: unknown value`];
  if (rule.type === 'number' && !/^\d+$/.test(value)) return [`${where}: no whole number`];
  if (rule.type === 'boolean' && !/^(true|false)$/.test(value)) return [`${where}: neither true nor false`];
  // An empty waitUrl is silence.
  const silence = name === 'waitUrl' && value === '';
  const scheme = element === 'Stream' && name === 'url' ? 'wss' : 'https?';
  return addresses.test(name) && !silence && !new RegExp(`^${scheme}://[^\\s]+$`).test(value)
    ? [`${where}: no address`]
    : [];
}

/** What the SDK's list cannot say. */
function checkMeaning({ name, attributes, children }: XmlElement): string[] {
  const texts = children.filter((child) => typeof child === 'string');
  const problems: string[] = [];
  if (name === 'Say' && children.length === 0) problems.push('<Say> without a word (error 13520)');
  if (['Number', 'Sip', 'Client', 'Identity', 'Conference'].includes(name) && children.length === 0) {
    problems.push(`<${name}> of nobody`);
  }
  if (name === 'Say' && texts.join('').length > 4_096) problems.push('<Say> is too long (error 13521)');
  const tones = name === 'Play' ? attributes['digits'] : undefined;
  if (tones !== undefined) return /^[0-9*#wW]+$/.test(String(tones)) ? [] : [`<Play> of the keys ${tones}`];
  if (['Play', 'Redirect'].includes(name) && !/^https?:\/\/[^\s]+$/.test(texts.join(''))) {
    problems.push(`<${name}> without an address: ${texts.join('')}`);
  }
  if (name === 'Dial' && children.length === 0) problems.push('<Dial> of nobody');
  if (name === 'Dial' && children.length > 10) problems.push('<Dial> of more than ten');
  if (name === 'Dial' && children.length > 1 && elementNames(children).includes('Conference')) {
    problems.push('<Conference> beside others (error 13000)');
  }
  if (name === 'Gather' && attributes['speechModel'] && attributes['speechTimeout'] === 'auto') {
    problems.push('speechTimeout auto beside a model (error 13335)');
  }
  if (name === 'Connect' && children.length !== 1) problems.push('<Connect> to nobody');
  // Error 31920.
  if (name === 'Stream' && /[?#]/.test(String(attributes['url']))) problems.push('a <Stream> with a query');
  if (name === 'Parameter' && `${attributes['name']}${attributes['value']}`.length >= 500)
    problems.push('<Parameter> is too long');
  if (['Gather', 'Record'].includes(name) && attributes['action'] === undefined)
    problems.push(`<${name}> loops`);
  return problems;
}

function checkOrder(root: XmlElement): string[] {
  const names = elementNames(root.children);
  const unreached = names.slice(0, -1).filter((name) => last.includes(name));
  return [
    ...unreached.map((name) => `something behind <${name}> that is never reached`),
    ...(names.lastIndexOf('Reject') > 0 ? ['<Reject> is not the first'] : []),
  ];
}

function elementNames(nodes: readonly XmlNode[]): string[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : [node.name]));
}
