import type { Document, Instruction } from '#runtime/contract/document.ts';
import type { Emulation, RenderContext, Rendered } from '#runtime/contract/provider.ts';
import { element, type XmlElement } from '#runtime/xml/element.ts';
import { writable } from '#runtime/xml/writable.ts';
import { writeXml } from '#runtime/xml/write-xml.ts';
import { createRendering, type Rendering } from './rendering.ts';
import { shorten } from './shorten.ts';

export type DocumentStyle = {
  contentType: string;
  /** A longer reply is refused by the provider. */
  mostBytes: number;
  renderInstruction: (instruction: Instruction, first: boolean, rendering: Rendering) => XmlElement[];
};

const encoder = new TextEncoder();

/** A `<Response>` of one provider's elements; one that is too long has its longest texts cut until it fits. */
export function renderDocument(document: Document, context: RenderContext, style: DocumentStyle): Rendered {
  // Before anything is asked of a text: one of control characters alone would be an element without words.
  const whole = writable(document);
  let current = whole;
  let rendered = renderOnce(current, context, style);
  while (encoder.encode(rendered.body).length > style.mostBytes) {
    const shorter = shorten(current);
    if (shorter === null) break;
    current = shorter;
    rendered = renderOnce(current, context, style);
  }
  if (current !== whole) {
    const most = `${style.mostBytes / 1_000} kB`;
    rendered.emulations.push({
      asked: `a reply of more than ${most}`,
      sent: 'a reply whose longest texts are cut',
    });
  }
  return rendered;
}

function renderOnce(document: Document, context: RenderContext, style: DocumentStyle): Rendered {
  const emulations: Emulation[] = [];
  const rendering = createRendering(context, emulations);
  const children = document.instructions.flatMap((instruction, index) =>
    style.renderInstruction(instruction, index === 0, rendering),
  );
  return {
    body: writeXml(element('Response', {}, children)),
    contentType: style.contentType,
    emulations,
  };
}
