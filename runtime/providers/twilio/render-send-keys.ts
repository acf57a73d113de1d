import type { SendKeysInstruction } from '#runtime/contract/document.ts';
import type { Rendering } from '#runtime/providers/rendering.ts';
import { sendableKeys } from '#runtime/providers/sendable-keys.ts';
import { element, type XmlElement } from '#runtime/xml/element.ts';

/** The document goes on when all tones are over. */
export function renderSendKeys({ keys }: SendKeysInstruction, rendering: Rendering): XmlElement[] {
  const digits = sendableKeys(keys, rendering);
  return digits === undefined ? [] : [element('Play', { digits })];
}
