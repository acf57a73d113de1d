import type { XmlElement, XmlNode } from '#runtime/xml/element.ts';
import { parseFragment } from '#runtime/xml/parse-fragment.ts';
import schema from './fixtures/plivo-xml.json' with { type: 'json' };

type AttributeRule = {
  /** False where the SDK's builder refuses what is documented. */
  sdk?: boolean;
  type?: string;
  enum?: string[];
  min?: number;
  max?: number;
  maxLength?: number;
  required?: boolean;
};
type ElementRule = {
  children: string[];
  text: boolean;
  attributes: Record<string, AttributeRule | undefined>;
};

export const elementRules: Readonly<Record<string, ElementRule | undefined>> = schema.elements;

const prolog = '<?xml version="1.0" encoding="UTF-8"?>';
const mostBytes = 100_000;
/** Plivo comes to what stands behind `GetInput` and `Record` only when nothing was entered. */
const last = ['Dial', 'Conference', 'Hangup', 'Redirect'];
const sounds = /^(""|beep:[12]|)$/;

/** What the XML of a reply gets wrong, as sentences: elements, attributes, values, nesting, order and size. */
export function checkPlivoXml(body: string): string[] {
  const problems: string[] = [];
  const bytes = new TextEncoder().encode(body).length;
  if (bytes >= mostBytes) problems.push(`${bytes} bytes`);
  if (!body.startsWith(prolog)) problems.push('no prolog');
  const [root, ...others] = parseFragment(body.slice(prolog.length)) ?? [];
  if (root === undefined || typeof root === 'string' || others.length > 0 || root.name !== 'Response')
    return [...problems, 'not one <Response>'];
  return [...problems, ...checkElement(root), ...checkOrder(root)];
}

function checkElement(element: XmlElement): string[] {
  const rule = elementRules[element.name];
  if (rule === undefined) return [`<${element.name}> is unknown`];
  const missing = Object.entries(rule.attributes).filter(
    ([name, one]) => one?.required && element.attributes[name] === undefined,
  );
  return [
    ...missing.map(([name]) => `<${element.name}> without ${name}`),
    ...Object.entries(element.attributes).flatMap(([name, value]) =>
      checkAttribute(element.name, name, { value: String(value), rule: rule.attributes[name] }),
    ),
    ...element.children.flatMap((child) => checkChild(element.name, rule, child)),
    ...checkMeaning(element),
  ];
}

function checkChild(name: string, rule: ElementRule, child: XmlNode): string[] {
  if (typeof child === 'string') return rule.text ? [] : [`text in <${name}>: ${child}`];
  const known = rule.children.includes(child.name);
  return [...(known ? [] : [`<${child.name}> in <${name}>`]), ...checkElement(child)];
}

function checkAttribute(
  element: string,
  name: string,
  { value, rule }: { value: string; rule: AttributeRule | undefined },
): string[] {
  const where = `${element} ${name}="${value}"`;
  if (rule === undefined) return [`${where}: the attribute is unknown`];
  if (rule.enum !== undefined && !rule.enum.includes(value)) return [`${where}: unknown value`];
  if (rule.type === 'boolean' && !/^(true|false)$/.test(value)) return [`${where}: neither true nor false`];
  if (rule.type === 'url' && !isAddress(value)) return [`${where}: no address`];
  if (rule.maxLength !== undefined && value.length > rule.maxLength) return [`${where}: too long`];
  if (rule.type === 'integer') {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    const inRange = number >= (rule.min ?? 0) && number <= (rule.max ?? Number.POSITIVE_INFINITY);
    return inRange ? [] : [`${where}: out of range`];
  }
  return isRightWord(name, value) ? [] : [`${where}: unknown value`];
}

/** Attributes whose values the fixture tells in words. */
function isRightWord(name: string, value: string): boolean {
  switch (name) {
    case 'voice':
      return /^(WOMAN|MAN|Polly\.[A-Z][A-Za-z]+)$/.test(value);
    case 'digitEndTimeout':
    case 'speechEndTimeout':
      return value === 'auto' || (/^\d+$/.test(value) && Number(value) >= 2 && Number(value) <= 10);
    case 'enterSound':
    case 'exitSound':
      return sounds.test(value) || isAddress(value);
    case 'dialMusic':
      return value === 'real' || isAddress(value);
    case 'confirmKey':
      return /^[0-9*#]$/.test(value);
    case 'sendDigits':
      return /^[0-9*#wW]+$/.test(value);
    case 'sipHeaders':
      return /^[A-Za-z0-9-]+=[A-Za-z0-9%]*(,[A-Za-z0-9-]+=[A-Za-z0-9%]*)*$/.test(value);
    case 'extraHeaders':
      return /^[A-Za-z0-9]+=[A-Za-z0-9%]*(,[A-Za-z0-9]+=[A-Za-z0-9%]*)*$/.test(value);
    case 'callerId':
      return /^(\d{3,15}|sip:\S+)$/.test(value);
    case 'hints':
      return value.length <= 10_000 && value.split(',').length <= 500 && value.split(',').every(isPhrase);
    default:
      return true;
  }
}

function isPhrase(phrase: string): boolean {
  return phrase !== '' && phrase.length <= 100;
}

function isAddress(value: string): boolean {
  return /^https?:\/\/[^\s]+$/.test(value);
}

/** What the lists cannot say. */
function checkMeaning({ name, attributes, children }: XmlElement): string[] {
  const texts = children.filter((child) => typeof child === 'string').join('');
  const problems: string[] = [];
  if (name === 'Speak') problems.push(...checkSpeak(attributes, children));
  if (['Play', 'Redirect'].includes(name) && !isAddress(texts))
    problems.push(`<${name}> without an address: ${texts}`);
  if (name === 'DTMF' && !/^[0-9*#wW]+$/.test(texts)) problems.push(`<DTMF> of ${texts}`);
  if (name === 'Dial' && children.length === 0) problems.push('<Dial> of nobody');
  if (name === 'Number' && !/^\d{3,15}$/.test(texts)) problems.push(`<Number> of ${texts}`);
  if (name === 'User' && !/^sips?:\S+$/i.test(texts)) problems.push(`<User> of ${texts}`);
  if (name === 'Stream' && !/^wss:\/\/\S{1,2042}$/.test(texts)) problems.push(`<Stream> to ${texts}`);
  if (name === 'Stream' && attributes['bidirectional'] === 'true' && attributes['audioTrack'] === 'both')
    problems.push('a two-way <Stream> of both tracks');
  if (name === 'Conference' && texts.trim() === '') problems.push('<Conference> without a name');
  if (name === 'Dial' && attributes['confirmKey'] !== undefined && attributes['confirmSound'] === undefined)
    problems.push('a key to accept, and nobody asks for it');
  if (name === 'GetInput' && !/^([0-9*#]|none)?$/.test(String(attributes['finishOnKey'] ?? '')))
    problems.push(`GetInput finishOnKey="${attributes['finishOnKey']}"`);
  return problems;
}

function checkSpeak(attributes: XmlElement['attributes'], children: readonly XmlNode[]): string[] {
  const ssml = children.some((child) => typeof child !== 'string');
  const polly = String(attributes['voice'] ?? 'WOMAN').startsWith('Polly.');
  const text = JSON.stringify(children.filter((child) => typeof child === 'string'));
  return [
    ...(children.length === 0 ? ['<Speak> without a word'] : []),
    ...(ssml && !polly ? ['SSML without a Polly voice'] : []),
    ...(text.length > 3_100 ? ['<Speak> is too long'] : []),
  ];
}

function checkOrder(root: XmlElement): string[] {
  const elements = root.children.filter((child) => typeof child !== 'string');
  const unreached = elements.slice(0, -1).filter(({ name }) => last.includes(name));
  const refused = elements
    .slice(1)
    .filter(({ name, attributes }) => name === 'Hangup' && attributes['reason']);
  return [
    ...unreached.map(({ name }) => `something behind <${name}> that is never reached`),
    ...refused.map(() => '<Hangup reason> is not the first'),
    ...elements.flatMap((element, index) => checkGuard(element, elements[index + 1])),
  ];
}

/** Without input Plivo asks nothing: what stands behind must lead back to us. */
function checkGuard(element: XmlElement, next: XmlElement | undefined): string[] {
  const background = element.attributes['redirect'] === 'false';
  if (!['GetInput', 'GetDigits', 'Record', 'Stream'].includes(element.name) || background) return [];
  return next?.name === 'Redirect' ? [] : [`no <Redirect> behind <${element.name}>`];
}
