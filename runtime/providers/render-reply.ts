import type { Document } from '#runtime/contract/document.ts';
import { documentSecrets, fillDocumentSecrets } from '#runtime/contract/document-secrets.ts';
import type { Json } from '#runtime/contract/json.ts';
import type { Render, RenderContext, Rendered } from '#runtime/contract/provider.ts';
import { hasSecret, hiddenText, redact, reveal } from '#runtime/contract/secret.ts';

export type ReplyInput = {
  document: Document;
  secrets: Readonly<Record<string, string>>;
  /** Values of stored secrets by name, an unknown one empty; without the map they are dots. */
  stored?: ReadonlyMap<string, string>;
  render: Render;
  context: RenderContext;
};

/**
 * A document in its provider's words, secrets revealed; `sensitive` when it tells one. What is told of emulations comes of a rendering without them.
 */
export function renderReply(input: ReplyInput): Rendered & { sensitive: boolean } {
  const { document, secrets, stored, render, context } = input;
  const names = documentSecrets(document, secrets);
  // Without secrets there are no tokens of any, and a document needn't be searched.
  const sensitive = names.length > 0 || (!isEmpty(secrets) && hasSecret(plain(document)));
  if (!sensitive) return { ...render(document, context), sensitive };
  const open = fillDocumentSecrets(reveal(document, secrets), (name) =>
    stored ? (stored.get(name) ?? '') : hiddenText,
  );
  const shown = fillDocumentSecrets(redact(document), () => hiddenText);
  return { ...render(open, context), emulations: render(shown, context).emulations, sensitive };
}

function isEmpty(secrets: ReplyInput['secrets']): boolean {
  for (const _ in secrets) return false;
  return true;
}

/** Documents are plain JSON by contract, which an array of instructions does not say. */
function plain(document: Document): Json {
  return document as unknown as Json;
}
