import { SaxesParser } from 'saxes';

export type XmlElement = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  /** Its own and its descendants' text, as a voice would read it. */
  text: string;
};

/** The root of a well-formed document; throws where an XML parser of a provider would refuse it. */
export function parseXml(source: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: XmlElement = { name, attributes: { ...attributes }, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (text: string) => {
    for (const element of open) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(source).close();
  if (!root) throw new Error('the document has no element');
  return root;
}

/** Elements by name; attributes and children are lists with spaces. */
export type Vocabulary = Readonly<Record<string, { attributes: string; children?: string }>>;

/** Throws for an element or attribute that the provider's documentation does not know at this place. */
export function checkVocabulary(element: XmlElement, vocabulary: Vocabulary): void {
  const known = vocabulary[element.name];
  if (!known) throw new Error(`unexpected element <${element.name}>`);
  const attributes = known.attributes.split(' ');
  for (const name of Object.keys(element.attributes)) {
    if (!attributes.includes(name)) throw new Error(`unexpected attribute ${name} on <${element.name}>`);
  }
  const children = (known.children ?? '').split(' ');
  for (const child of element.children) {
    if (!children.includes(child.name))
      throw new Error(`<${child.name}> must not stand inside <${element.name}>`);
    checkVocabulary(child, vocabulary);
  }
}
