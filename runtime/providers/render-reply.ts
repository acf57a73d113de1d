import type { Document } from '#runtime/contract/document.ts';
import type { Json } from '#runtime/contract/json.ts';
import type { Render, RenderContext, Rendered } from '#runtime/contract/provider.ts';
import { hasSecret, redact, reveal } from '#runtime/contract/secret.ts';

export type ReplyInput = {
  document: Document;
  secrets: Readonly<Record<string, string>>;
  render: Render;
  context: RenderContext;
};

/**
 * A document in its provider's words, secrets revealed; `sensitive` when it tells one. What is told of emulations comes of a rendering without them.
 */
export function renderReply(input: ReplyInput): Rendered & { sensitive: boolean } {
  const { document, secrets, render, context } = input;
  const sensitive = hasSecret(plain(document));
  const rendered = render(sensitive ? reveal(document, secrets) : document, context);
  const emulations = sensitive ? render(redact(document), context).emulations : rendered.emulations;
  return { ...rendered, emulations, sensitive };
}

/** Documents are plain JSON by contract, which an array of instructions does not say. */
function plain(document: Document): Json {
  return document as unknown as Json;
}
