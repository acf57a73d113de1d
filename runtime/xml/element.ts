type AttributeValue = string | number | boolean;

export type XmlElement = { name: string; attributes: Record<string, AttributeValue>; children: XmlNode[] };
export type XmlNode = XmlElement | string;

/** An attribute that is undefined is left out; an empty one stands there as `name=""`. */
export function element(
  name: string,
  attributes: Readonly<Record<string, AttributeValue | undefined>> = {},
  children: readonly XmlNode[] = [],
): XmlElement {
  const kept: Record<string, AttributeValue> = {};
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) kept[name] = value;
  }
  return { name, attributes: kept, children: [...children] };
}
