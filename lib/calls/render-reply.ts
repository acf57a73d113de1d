import type { Document } from '#runtime/contract/document.ts';
import type { Json } from '#runtime/contract/json.ts';
import type { Emulation, Render, RenderContext } from '#runtime/contract/provider.ts';
import { hasSecret, redact, reveal } from '#runtime/contract/secret.ts';

export type RenderedReply = {
  body: Uint8Array;
  contentType: string;
  emulations: Emulation[];
  /** The bytes tell something sensitive: they are stored sealed. */
  sensitive: boolean;
};

/** The bytes of a document for its provider, secrets revealed. What is told of emulations comes of a rendering without them. */
export function renderReply(input: {
  document: Document;
  secrets: Readonly<Record<string, string>>;
  render: Render;
  context: RenderContext;
}): RenderedReply {
  const { document, secrets, render, context } = input;
  const sensitive = hasSecret(plain(document));
  const rendered = render(sensitive ? reveal(document, secrets) : document, context);
  const emulations = sensitive ? render(redact(document), context).emulations : rendered.emulations;
  return { body: Buffer.from(rendered.body), contentType: rendered.contentType, emulations, sensitive };
}

/** Documents are plain JSON by contract, which an array of instructions does not say. */
function plain(document: Document): Json {
  return document as unknown as Json;
}
